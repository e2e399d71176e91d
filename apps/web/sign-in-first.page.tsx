import type { Language } from '../../libs/channels/language';
import { Layout } from './layout';
import { messagesFor } from './messages/messages-for';
import { signInFirstWords } from './messages/sign-in-first';
import { paths } from './paths';

interface SignInFirstPageProps {
  readonly language: Language;
  readonly face: 'citizen' | 'console';
  /** Where to sign in, and to be led back from. */
  readonly href: string;
  /** Something was posted that would be lost by going away. */
  readonly isPost: boolean;
}

/**
 * Leads on by itself, as a page of ours and not as a redirect: a browser that came by a link from another site kept its
 * cookie back (`SameSite=Strict`), and sends it with a request that starts here. What was posted stays with this page,
 * and goes again when it is reloaded.
 */
export function SignInFirstPage({ language, face, href, isPost }: SignInFirstPageProps) {
  const t = signInFirstWords[language];
  const refresh = !isPost && <meta http-equiv="refresh" content={`0; url=${href}`} />;
  const home = face === 'console' ? paths.console : paths.home;
  return (
    <Layout
      language={language}
      title={t.title}
      face={face}
      home={home}
      skip={messagesFor(language).skip}
      nav={null}
      head={refresh}
    >
      <h1>{t.title}</h1>
      {isPost && <p class="lead">{t.keep}</p>}
      <p>
        <a class="button" href={href} {...(isPost && { target: '_blank' })}>
          {t.go}
        </a>
      </p>
    </Layout>
  );
}
