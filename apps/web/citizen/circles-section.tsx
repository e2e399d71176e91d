import type { Language } from '../../../libs/channels/language';
import { type FieldError, TextField } from '../fields';
import { householdWords } from '../messages/household';
import { messagesFor } from '../messages/messages-for';
import { onBehalfWords } from '../messages/on-behalf';
import { relativesBoardWords } from '../messages/relatives-board';
import { localDay } from '../local-moment';
import { paths } from '../paths';

export interface FollowerView {
  readonly id: string;
  readonly name: string;
  readonly state: 'requested' | 'accepted';
  readonly since: string;
  readonly isProxy: boolean;
}

export interface FollowingView {
  readonly id: string;
  /** A first name once accepted; before, only the masked number that was asked. */
  readonly name: string;
  readonly state: 'requested' | 'accepted';
}

interface CirclesSectionProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly followers: readonly FollowerView[];
  readonly following: readonly FollowingView[];
  readonly followPhone?: string | undefined;
  readonly errors: readonly FieldError[];
}

export function CirclesSection({ language, timeZone, followers, following, followPhone, errors }: CirclesSectionProps) {
  const t = messagesFor(language).me;
  return (
    <section>
      <h2>{t.followersTitle}</h2>
      <p class="hint">{t.followersHint}</p>
      {followers.some(({ state }) => state === 'accepted') && <p class="hint">{t.proxyHint}</p>}
      {followers.length === 0 && <p class="muted">{t.noFollower}</p>}
      <ul class="rows">
        {followers.map((follower) => (
          <li key={follower.id}>
            <span>
              <bdi>{follower.name}</bdi>{' '}
              <span class="muted">
                {follower.state === 'requested'
                  ? t.waiting
                  : `${t.since} ${localDay(follower.since, timeZone, language)}`}
              </span>
            </span>
            <FollowerButtons language={language} follower={follower} />
            {follower.state === 'accepted' && <ProxyButton language={language} follower={follower} />}
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.myReports}>{onBehalfWords[language].title}</a>
      </p>
      <p>
        <a href={paths.myHousehold}>{householdWords[language].title}</a>
      </p>
      <h2>{t.followingTitle}</h2>
      {following.some(({ state }) => state === 'accepted') && (
        <p>
          <a href={paths.myRelatives}>{relativesBoardWords[language].here}</a>
        </p>
      )}
      {following.length === 0 && <p class="muted">{t.noFollowing}</p>}
      <ul class="rows">
        {following.map(({ id, name, state }) => (
          <li key={id}>
            <span>
              <bdi>{name}</bdi> {state === 'requested' && <span class="muted">{t.waiting}</span>}
            </span>
            <form method="post" action={paths.unfollow(id)}>
              <button class="quiet" aria-label={`${t.stop}: ${name}`}>
                {t.stop}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={paths.follow} class="inline" noValidate>
        <TextField
          name="followPhone"
          label={t.followPhone}
          hint={t.followHint}
          value={followPhone}
          errors={errors}
          type="tel"
          inputMode="tel"
          dir="ltr"
          maxLength={32}
        />
        <button class="quiet">{t.follow}</button>
      </form>
    </section>
  );
}

/** Posts `decision` = accept, refuse or revoke. */
function FollowerButtons({ language, follower }: { readonly language: Language; readonly follower: FollowerView }) {
  const t = messagesFor(language).me;
  const decisions =
    follower.state === 'requested'
      ? ([
          ['accept', t.accept],
          ['refuse', t.refuse],
        ] as const)
      : ([['revoke', t.stop]] as const);
  return (
    <form method="post" action={paths.decideFollower(follower.id)}>
      {decisions.map(([decision, label]) => (
        <button key={decision} name="decision" value={decision} class="quiet" aria-label={`${label}: ${follower.name}`}>
          {label}
        </button>
      ))}
    </form>
  );
}

function ProxyButton({ language, follower }: { readonly language: Language; readonly follower: FollowerView }) {
  const t = messagesFor(language).me;
  const { isProxy, id, name } = follower;
  const label = isProxy ? t.proxyRemove : t.proxyChoose;
  return (
    <form method="post" action={isProxy ? paths.removeProxy : paths.chooseProxy(id)}>
      {isProxy && <span class="muted">{t.proxyChosen} </span>}
      <button class="quiet" aria-label={`${label}: ${name}`}>
        {label}
      </button>
    </form>
  );
}
