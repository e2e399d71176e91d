import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { progressColumns, progressRows } from './gap-values';
import { LiveText } from './live-value';
import type { WatchValues } from './live-values';

interface ProgressTableProps {
  readonly language: ConsoleLanguage;
  readonly values: WatchValues;
}

/** What was known of the whole alert after 1, 5, 15 and 60 minutes, above what is known now. */
export function ProgressTable({ language, values }: ProgressTableProps) {
  const t = consoleMessagesFor(language).reach;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t.progress}>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t.when}</th>
            {progressColumns.map((column) => (
              <th key={column} scope="col">
                {t[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {progressRows.map((row) => (
            <tr key={row}>
              <th scope="row">
                <LiveText name={`progress.${row}`} values={values} />
              </th>
              {progressColumns.map((column) => (
                <td key={column}>
                  <LiveText name={`progress.${row}.${column}`} values={values} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
