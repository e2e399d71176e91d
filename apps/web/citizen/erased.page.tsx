import type { Language } from '../../../libs/channels/language';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';

export function ErasedPage({ language }: { readonly language: Language }) {
  const t = messagesFor(language).erased;
  return (
    <CitizenLayout language={language} title={t.title}>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <ul>
        {t.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p>
        <a class="button quiet" href={paths.home}>
          {t.back}
        </a>
      </p>
    </CitizenLayout>
  );
}
