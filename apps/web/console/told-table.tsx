import type { Channel } from '../../../libs/channels/channel';
import type { ConsoleLanguage } from '../messages/console/console-messages';
import { consoleMessagesFor } from '../messages/console/console-messages-for';
import { LiveText } from './live-value';
import type { WatchValues } from './live-values';
import { ends, stages } from './watch-values';

interface ToldTableProps {
  readonly language: ConsoleLanguage;
  readonly channels: readonly Channel[];
  readonly values: WatchValues;
}

export function ToldTable({ language, channels, values }: ToldTableProps) {
  const t = consoleMessagesFor(language);
  const columns = ['people', ...stages, ...ends] as const;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t.watch.told}>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{t.watch.channel}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t.watch[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <tr key={channel}>
              <th scope="row">{t.channel[channel]}</th>
              {columns.map((column) => (
                <td key={column}>
                  <LiveText name={`${channel}.${column}`} values={values} />
                  <StageBar
                    name={`${channel}.${column}`}
                    values={values}
                    label={`${t.channel[channel]}, ${t.watch[column]}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Only the stages have a whole to be part of. */
function StageBar({
  name,
  label,
  values,
}: {
  readonly name: string;
  readonly label: string;
  readonly values: WatchValues;
}) {
  const { value, max } = values[name] ?? {};
  return value === undefined ? null : <progress data-live={name} value={value} max={max} aria-label={label} />;
}
