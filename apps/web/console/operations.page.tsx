import type { DeadLetter } from '../../../libs/alerting/dead-letter';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { localNumber } from '../local-moment';
import { Moment } from '../moment';
import { paths } from '../paths';
import { ConsoleLayout } from './console-layout';

export interface OperationsPageProps {
  readonly language: ConsoleLanguage;
  readonly officerName: string;
  readonly timeZone: string;
  readonly letters: readonly DeadLetter[];
  /** One has just been sent on its way again. */
  readonly isReplayed?: boolean;
}

/** What broke on the way out, and the button that tries it again. */
export function OperationsPage({ language, officerName, timeZone, letters, isReplayed }: OperationsPageProps) {
  const t = consoleMessagesFor(language);
  return (
    <ConsoleLayout language={language} title={t.operations.title} officerName={officerName}>
      <h1>{t.operations.title}</h1>
      {isReplayed && (
        <p class="notice" role="status">
          {t.operations.replayed}
        </p>
      )}
      <section>
        <h2>{t.operations.deadLetters}</h2>
        <p class="hint">{t.operations.deadLettersHint}</p>
        {letters.length === 0 ? (
          <p class="calm">{t.operations.none}</p>
        ) : (
          <DeadLetters language={language} timeZone={timeZone} letters={letters} />
        )}
      </section>
      <p>
        <a href={paths.status}>{t.operations.status}</a>
      </p>
    </ConsoleLayout>
  );
}

function DeadLetters({ language, timeZone, letters }: Pick<OperationsPageProps, 'language' | 'timeZone' | 'letters'>) {
  const t = consoleMessagesFor(language);
  const columns = ['what', 'channel', 'messages', 'tries', 'fault', 'since'] as const;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t.operations.deadLetters}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t.operations[column]}
              </th>
            ))}
            <th scope="col">{t.operations.act}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={`${letter.kind}:${letter.id}`}>
              <th scope="row">
                <code>
                  {letter.kind}:{letter.id}
                </code>{' '}
                <code>{letter.about}</code>
              </th>
              <td>{letter.channel ? t.channel[letter.channel] : '—'}</td>
              <td>{letter.deliveries === undefined ? '—' : localNumber(letter.deliveries, language)}</td>
              <td>{letter.tries}</td>
              <td>
                <code>{letter.fault}</code>
              </td>
              <td>
                <Moment at={letter.since.toISOString()} timeZone={timeZone} language={language} />
              </td>
              <td>{letter.isDead ? <Replay language={language} letter={letter} /> : t.operations.trying}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Replay({ language, letter }: { readonly language: ConsoleLanguage; readonly letter: DeadLetter }) {
  const t = consoleMessagesFor(language).operations;
  const name = `${letter.kind}:${letter.id}`;
  return (
    <form method="post" action={paths.replayDeadLetter}>
      <input type="hidden" name="letter" value={name} />
      <button class="quiet" aria-label={`${t.replay}: ${name}`}>
        {t.replay}
      </button>
    </form>
  );
}
