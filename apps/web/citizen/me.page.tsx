import type { Language } from '../../../libs/channels/language';
import type { OwnVisibility } from '../../../libs/circles/visibility';
import { ErrorSummary } from '../error-summary';
import type { OptOutClass, OptOutSource } from '../../../libs/people/person';
import { type FieldError, SelectField, TextField } from '../fields';
import { languageOptions } from '../messages/language-names';
import { messagesFor } from '../messages/messages-for';
import { paths } from '../paths';
import { CitizenLayout } from './citizen-layout';
import { CirclesSection, type FollowingView } from './circles-section';
import { DiscretionSection } from './discretion-section';
import { DuressSection } from './duress-section';
import type { FollowerView } from './follower-view';
import type { PlaceInput } from './place-fields';
import { PlacesSection, type PlaceView } from './places-section';
import { type PushAddressView, PushSection } from './push-section';
import { VisibilitySection } from './visibility-section';
import { VoiceMessagesSection, type VoiceMessageView } from './voice-messages-section';

export interface MePageProps {
  /** Of this page. */
  readonly language: Language;
  /** Of the messages that are sent to this person. */
  readonly messageLanguage?: Language;
  /** Masked. */
  readonly phone: string;
  readonly firstName?: string | undefined;
  readonly isDiscreet: boolean;
  readonly timeZone: string;
  readonly optOuts: readonly {
    readonly class: OptOutClass;
    readonly source: OptOutSource;
    /** Of ours, where the carrier refuses. */
    readonly number?: string | null;
  }[];
  readonly places: readonly PlaceView[];
  readonly mayAddPlace: boolean;
  readonly pushAddresses: readonly PushAddressView[];
  /** base64url, uncompressed P-256 point. */
  readonly vapidPublicKey: string;
  readonly followers: readonly FollowerView[];
  readonly following: readonly FollowingView[];
  readonly visibility: OwnVisibility;
  readonly voiceMessages: readonly VoiceMessageView[];
  /** A change was just saved (the page that a 303 leads to). */
  readonly saved?: boolean;
  readonly placeInput?: PlaceInput;
  readonly followPhone?: string | undefined;
  readonly aheadPhone?: string | undefined;
  readonly errors?: readonly FieldError[];
}

/** Everything that is kept about one person, each thing with the button that takes it away. */
export function MePage(props: MePageProps) {
  const { language, phone, saved, errors = [] } = props;
  const t = messagesFor(language);
  return (
    <CitizenLayout
      language={language}
      title={t.me.title}
      islands={['/assets/use-position.js', '/assets/push-subscribe.js', '/assets/live-messages.js']}
    >
      <ErrorSummary title={t.errorSummary} errors={errors} />
      {saved && (
        <p class="saved" role="status">
          {t.me.done}
        </p>
      )}
      <h1>{t.me.title}</h1>
      <p class="lead">{t.me.lead(phone)}</p>
      <div role="log" data-live-messages />
      <Silenced language={language} optOuts={props.optOuts} />
      <PlacesSection
        language={language}
        places={props.places}
        mayAdd={props.mayAddPlace}
        input={props.placeInput ?? {}}
        errors={errors}
      />
      <CirclesSection
        language={language}
        timeZone={props.timeZone}
        followers={props.followers}
        following={props.following}
        followPhone={props.followPhone}
        aheadPhone={props.aheadPhone}
        errors={errors}
      />
      <VisibilitySection language={language} {...props.visibility} errors={errors} />
      <VoiceMessagesSection language={language} timeZone={props.timeZone} messages={props.voiceMessages} />
      <PushSection
        language={language}
        timeZone={props.timeZone}
        addresses={props.pushAddresses}
        vapidPublicKey={props.vapidPublicKey}
      />
      <DetailsSection
        language={language}
        messageLanguage={props.messageLanguage}
        firstName={props.firstName}
        errors={errors}
      />
      <DiscretionSection language={language} isDiscreet={props.isDiscreet} />
      <DuressSection language={language} />
      <section>
        <h2>{t.me.exportTitle}</h2>
        <p>{t.me.exportHint}</p>
        <p>
          <a class="button quiet" href={paths.exportMe} download>
            {t.me.export}
          </a>
        </p>
      </section>
      <EraseSection language={language} errors={errors} />
      <form method="post" action={paths.signOutMe}>
        <button class="quiet">{t.me.signOut}</button>
      </form>
    </CitizenLayout>
  );
}

type DetailsProps = Pick<MePageProps, 'language' | 'messageLanguage' | 'firstName' | 'errors'>;

function DetailsSection({ language, messageLanguage = language, firstName, errors }: DetailsProps) {
  const t = messagesFor(language);
  return (
    <section>
      <h2>{t.me.detailsTitle}</h2>
      <form method="post" action={paths.myDetails} noValidate>
        <TextField
          name="firstName"
          label={t.subscribe.firstName}
          hint={t.subscribe.firstNameHint}
          value={firstName}
          errors={errors}
          autoComplete="given-name"
          maxLength={60}
        />
        <SelectField
          name="language"
          label={t.subscribe.language}
          value={messageLanguage}
          errors={errors}
          options={languageOptions}
        />
        <button class="quiet">{t.me.save}</button>
      </form>
    </section>
  );
}

/** What a STOP has silenced, and the way back: ours by a button, the carrier's only from the phone. */
function Silenced({ language, optOuts }: Pick<MePageProps, 'language' | 'optOuts'>) {
  const t = messagesFor(language).me;
  return optOuts.map(({ class: silenced, source, number }) => (
    <form key={silenced} method="post" action={paths.resume(silenced)} class="notice">
      <p>
        {t.silenced[silenced]} {source === 'carrier' && t.resumeBySms(number ?? undefined)}
      </p>
      {source === 'person' && (
        <button class="quiet" aria-label={`${t.resume}: ${t.silenced[silenced]}`}>
          {t.resume}
        </button>
      )}
    </form>
  ));
}

function EraseSection({ language, errors }: { readonly language: Language; readonly errors: readonly FieldError[] }) {
  const t = messagesFor(language).me;
  const refused = errors.find(({ field }) => field === 'understood');
  return (
    <section class="panel danger-zone">
      <h2>{t.eraseTitle}</h2>
      <p>{t.eraseHint}</p>
      <form method="post" action={paths.eraseMe}>
        {refused && (
          <p class="error" id="understood-error">
            {refused.message}
          </p>
        )}
        <label class="choice">
          <input
            type="checkbox"
            id="understood"
            name="understood"
            value="yes"
            required
            aria-describedby={refused && 'understood-error'}
          />
          <span>{t.eraseConfirm}</span>
        </label>
        <button class="danger">{t.erase}</button>
      </form>
    </section>
  );
}
