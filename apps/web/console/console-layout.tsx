import type { ComponentChildren } from 'preact';
import type { Mode } from '../../../libs/incidents/alert';
import type { AssetPath } from '../assets';
import { LanguageLinks, Layout } from '../layout';
import { type ConsoleLanguage, consoleLanguages } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { paths } from '../paths';

interface ConsoleLayoutProps {
  readonly language: ConsoleLanguage;
  readonly title: string;
  /** Nobody is signed in yet when absent. */
  readonly officerName?: string;
  /** Of the incident that the page is about: it stands above everything else. */
  readonly mode?: Mode;
  readonly islands?: readonly AssetPath[];
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function ConsoleLayout({
  language,
  title,
  officerName,
  mode,
  islands = [],
  head,
  children,
}: ConsoleLayoutProps) {
  const t = consoleMessagesFor(language);
  const nav = officerName !== undefined && (
    <nav class="main-nav" aria-label={t.nav.main}>
      <ul>
        <li>
          <a href={paths.console}>{t.nav.incidents}</a>
        </li>
        <li>
          <a href={paths.newIncident}>{t.nav.create}</a>
        </li>
        <li>
          <form method="post" action={paths.signOut}>
            <button>
              {t.nav.signOut} (<bdi>{officerName}</bdi>)
            </button>
          </form>
        </li>
      </ul>
    </nav>
  );
  const footer = <LanguageLinks label={t.languages} current={language} offered={consoleLanguages} />;
  return (
    <Layout
      language={language}
      title={title}
      face="console"
      home={paths.console}
      skip={t.skip}
      nav={nav}
      footer={footer}
      islands={islands}
      head={head}
    >
      {mode && (
        <p class={`mode mode-${mode}`} role="note">
          <b>{t.mode[mode].label}</b> {t.mode[mode].detail}
        </p>
      )}
      {children}
    </Layout>
  );
}
