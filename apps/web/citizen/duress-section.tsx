import type { Language } from '../../../libs/channels/language';
import { TextField } from '../fields';
import { answerPageWords } from '../messages/answer-page';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';

/** The same whether or not a word is chosen: somebody else may be looking. */
export function DuressSection({ language }: { readonly language: Language }) {
  const t = answerPageWords[language];
  return (
    <section>
      <h2>{t.duressTitle}</h2>
      <p>{t.duressHint}</p>
      <form method="post" action={paths.myDuressWord}>
        <TextField name="duressWord" label={t.duressWord} autoComplete="off" maxLength={20} />
        <button class="quiet">{messagesFor(language).me.save}</button>
      </form>
      <form method="post" action={paths.forgetDuressWord}>
        <button class="quiet">{t.duressForget}</button>
      </form>
    </section>
  );
}
