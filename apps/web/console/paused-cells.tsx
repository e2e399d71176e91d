import type { ConsoleLanguage } from '../messages/console/console-messages';
import { pauseWords } from '../messages/console/pauses';
import { paths } from '../paths';

interface PausedCellsProps {
  readonly language: ConsoleLanguage;
  readonly incidentId: string;
  readonly paused: readonly { readonly cell: string; readonly name: string }[];
  readonly mayWrite: boolean;
}

/** Where people say that they are not there: the area may be wrong, and its author has to look. */
export function PausedCells({ language, incidentId, paused, mayWrite }: PausedCellsProps) {
  const t = pauseWords[language];
  return (
    <section class="notice" aria-label={t.title}>
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <ul>
        {paused.map(({ cell, name }) => (
          <li key={cell}>
            {name}{' '}
            {mayWrite && (
              <form method="post" action={paths.resumeCell(incidentId)}>
                <button class="quiet" name="cell" value={cell} aria-label={`${t.resume}: ${name}`}>
                  {t.resume}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
