import type { Language } from '../../../libs/channels/language';
import { messagesFor } from '../messages/messages-for';
import { openLinkWords } from '../messages/open-link';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

interface OpenLinkPageProps {
  readonly language: Language;
  readonly token: string;
}

/** A telephone that fetches the link for a preview sees a button and presses it not: the link is still good after. */
export function OpenLinkPage({ language, token }: OpenLinkPageProps) {
  const t = openLinkWords[language];
  return (
    <CitizenLayout language={language} title={messagesFor(language).me.title}>
      <h1>{messagesFor(language).me.title}</h1>
      <p class="lead">{t.lead}</p>
      <form method="post" action={paths.openLink(token)}>
        <button>{t.open}</button>
      </form>
    </CitizenLayout>
  );
}
