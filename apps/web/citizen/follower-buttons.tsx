import type { Language } from '../../../libs/channels/language';
import { agreementDays, type ConsentCommand } from '../../../libs/circles/follow';
import { circleWords } from '../messages/circle';
import type { FollowerView } from './follower-view';

type PlainCommand = Exclude<ConsentCommand, 'agree'>;

/** What is offered at once, and what behind "more". */
const offered: Readonly<
  Record<FollowerView['state'], { readonly first: readonly PlainCommand[]; readonly more: readonly PlainCommand[] }>
> = {
  requested: { first: ['accept', 'refuse'], more: ['block'] },
  accepted: { first: ['revoke'], more: ['pause', 'block'] },
  paused: { first: ['resume', 'revoke'], more: ['block'] },
  pre_agreed: { first: ['revoke'], more: ['accept', 'block'] },
  blocked: { first: ['unblock'], more: [] },
};

interface FollowerButtonsProps {
  readonly language: Language;
  readonly follower: FollowerView;
  readonly action: string;
}

/** Each posts its `decision`; a consent for later also posts `days`. */
export function FollowerButtons({ language, follower, action }: FollowerButtonsProps) {
  const t = circleWords[language];
  const { first, more } = offered[follower.state];
  const buttons = (commands: readonly PlainCommand[]) => (
    <form method="post" action={action}>
      {commands.map((command) => (
        <button
          key={command}
          name="decision"
          value={command}
          class="quiet"
          aria-label={`${t.commands[command]}: ${follower.name}`}
        >
          {t.commands[command]}
        </button>
      ))}
    </form>
  );
  return (
    <>
      {buttons(follower.endsAt ? [...first, 'keep'] : first)}
      {more.length > 0 && (
        <details>
          <summary aria-label={`${t.more}: ${follower.name}`}>{t.more}</summary>
          {buttons(more)}
          <form method="post" action={action}>
            <label>
              {t.agreeFor} <DaysSelect language={language} />
            </label>
            <button name="decision" value="agree" class="quiet" aria-label={`${t.agree}: ${follower.name}`}>
              {t.agree}
            </button>
          </form>
        </details>
      )}
    </>
  );
}

export function DaysSelect({ language }: { readonly language: Language }) {
  return (
    <select name="days">
      {agreementDays.map((count) => (
        <option key={count} value={String(count)} selected={count === 365}>
          {circleWords[language].days(count)}
        </option>
      ))}
    </select>
  );
}
