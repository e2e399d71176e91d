import { type Answer, answers } from '../../../libs/check-ins/answer';
import { snapshotMinutes } from '../../../libs/situation/reach-snapshot';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { gapColumns, gapRows } from './gap-values';
import { LiveText } from './live-value';
import type { WatchValues } from './live-values';

interface GapTableProps {
  readonly language: ConsoleLanguage;
  readonly values: WatchValues;
}

const isAnswer = (column: string): column is Answer => (answers as readonly string[]).includes(column);

const rows = Array.from({ length: gapRows }, (_, i) => `gap.${i}`);

/** Where sirens and patrols are needed. All rows are there from the first moment: the script fills and shows them. */
export function GapTable({ language, values }: GapTableProps) {
  const t = consoleMessagesFor(language);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t.reach.gap}>
      <table class="numbers gap">
        <thead>
          <tr>
            <th scope="col">{t.reach.place}</th>
            {gapColumns.map((column) => (
              <th key={column} scope="col">
                {isAnswer(column) ? t.answers[column] : t.reach[column]}
              </th>
            ))}
            {snapshotMinutes.map((minute) => (
              <th key={minute} scope="col">
                {t.reach.unreachedAt(minute)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} data-row={`${row}.name`} hidden={!values[`${row}.name`]}>
              <th scope="row">
                <LiveText name={`${row}.name`} values={values} />
              </th>
              {[...gapColumns, ...snapshotMinutes.map((minute) => `at${minute}`)].map((column) => (
                <td key={column}>
                  <LiveText name={`${row}.${column}`} values={values} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
