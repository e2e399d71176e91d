import type { Language } from '../../../libs/channels/language';
import { type FieldError, TextField } from '../fields';
import { circleWords } from '../messages/circle';
import { householdWords } from '../messages/household';
import { messagesFor } from '../messages/messages-for';
import { onBehalfWords } from '../messages/on-behalf';
import { relativesBoardWords } from '../messages/relatives-board';
import { paths } from '../paths';
import { AgreementForm } from './agreement-form';
import { FollowerButtons } from './follower-buttons';
import { followerState, type FollowerView } from './follower-view';

export interface FollowingView {
  readonly id: string;
  /** A first name once accepted; before, only the masked number that was asked. */
  readonly name: string;
  readonly state: 'requested' | 'accepted' | 'ended';
}

interface CirclesSectionProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly followers: readonly FollowerView[];
  readonly following: readonly FollowingView[];
  readonly followPhone?: string | undefined;
  readonly aheadPhone?: string | undefined;
  readonly errors: readonly FieldError[];
}

export function CirclesSection(props: CirclesSectionProps) {
  const { language, timeZone, followers, following, followPhone, errors } = props;
  const t = messagesFor(language).me;
  return (
    <section>
      <h2 id="followers">{t.followersTitle}</h2>
      <p class="hint">
        {t.followersHint} {circleWords[language].hint}
      </p>
      {followers.some(({ state }) => state === 'accepted') && <p class="hint">{t.proxyHint}</p>}
      {followers.length === 0 && <p class="muted">{t.noFollower}</p>}
      <ul class="rows">
        {followers.map((follower) => (
          <li key={follower.id}>
            <span>
              <bdi>{follower.name}</bdi> <span class="muted">{followerState(follower, language, timeZone)}</span>
            </span>
            <FollowerButtons language={language} follower={follower} action={paths.decideFollower(follower.id)} />
            {follower.state === 'accepted' && <ProxyButton language={language} follower={follower} />}
          </li>
        ))}
      </ul>
      <AgreementForm language={language} phone={props.aheadPhone} errors={errors} />
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
              <bdi>{name}</bdi>{' '}
              {state !== 'accepted' && (
                <span class="muted">{state === 'requested' ? t.waiting : circleWords[language].over}</span>
              )}
            </span>
            <form method="post" action={paths.unfollow(id)}>
              <button class="quiet" aria-label={`${state === 'ended' ? t.remove : t.stop}: ${name}`}>
                {state === 'ended' ? t.remove : t.stop}
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
