import type { ComponentChildren } from 'preact';
import type { Language } from '../../../libs/channels/language';
import type { AssetPath } from '../assets';
import { LanguageLinks, Layout } from '../layout';
import { discretionWords } from '../messages/discretion';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';

interface CitizenLayoutProps {
  readonly language: Language;
  readonly title: string;
  readonly islands?: readonly AssetPath[];
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function CitizenLayout({ language, title, islands, head, children }: CitizenLayoutProps) {
  const t = messagesFor(language);
  const links = [
    [paths.home, t.nav.home],
    [paths.subscribe, t.nav.subscribe],
    [paths.me, t.nav.me],
  ] as const;
  const nav = (
    <>
      <a class="leave" href={paths.leave} rel="nofollow">
        {discretionWords[language].leave}
      </a>
      <nav class="main-nav" aria-label={t.nav.main}>
        <ul>
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
  const footer = (
    <>
      <p class="danger-line">{t.footer}</p>
      <LanguageLinks label={t.languages} current={language} />
    </>
  );
  return (
    <Layout
      language={language}
      title={title}
      face="citizen"
      home={paths.home}
      skip={t.skip}
      nav={nav}
      footer={footer}
      islands={islands ?? []}
      head={head}
    >
      {children}
    </Layout>
  );
}
