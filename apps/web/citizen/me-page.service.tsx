import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { DataSource } from 'typeorm';
import { maskPhone } from '../../../libs/channels/phone-number';
import type { Language } from '../../../libs/channels/language';
import { followedBy, followersOf, type ShownFollowed } from '../../../libs/circles/follows.queries';
import { ownVisibility } from '../../../libs/circles/visibility.queries';
import { cellCentre } from '../../../libs/geo/cell';
import { toVoiceMessages } from '../../../libs/inbound/voice-messages.schema';
import { voiceMessagesFor } from '../../../libs/inbound/voice-messages.queries';
import { mostPlaces, type PersonId } from '../../../libs/people/person';
import { type PersonRecord, personRecord } from '../../../libs/people/person-record.queries';
import { Clock } from '../../../libs/platform/clock';
import { Config } from '../../../libs/platform/config/config';
import { platformProblems } from '../../../libs/platform/platform-problems';
import { Vault } from '../../../libs/platform/vault/vault';
import type { FollowingView } from './circles-section';
import { fieldErrors, type FieldRefusal } from './field-errors';
import { followerView } from './follower-view';
import { MePage, type MePageProps } from './me.page';
import { placeId } from './place-id';
import type { PlaceView } from './places-section';
import { pushAddressId } from './push-address-id';

/** The page names days, not hours: one zone does for everybody. */
const dayZone = 'Europe/Paris';

/** What a refused form leaves on the page: what was typed, and why it was not taken. */
export type Refused = Pick<MePageProps, 'placeInput' | 'followPhone' | 'aheadPhone' | 'firstName'> & {
  readonly refusals: readonly FieldRefusal[];
};

/** The page that every act on one's own data leads back to. */
@Injectable()
export class MePageService {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @throws not-signed-in once the person is erased */
  async page(
    personId: PersonId,
    language: Language,
    { saved, refused }: { saved?: boolean; refused?: Refused } = {},
  ): Promise<VNode> {
    const now = this.clock.now();
    const record = await this.record(personId);
    const { refusals = [], ...typed } = refused ?? {};
    const followers = await followersOf(this.database, this.vault, personId, now);
    const { messages } = toVoiceMessages(await voiceMessagesFor(this.database, this.vault, personId, now));
    const following = await followedBy(this.database, this.vault, personId, now);
    return (
      <MePage
        language={language}
        messageLanguage={record.language}
        phone={maskPhone(record.phone)}
        firstName={record.name}
        isDiscreet={record.isDiscreet}
        timeZone={dayZone}
        optOuts={record.optOuts}
        places={ownPlaces(record)}
        mayAddPlace={ownPlaces(record).length < mostPlaces}
        pushAddresses={record.pushAddresses.map(({ address, createdAt }) => ({
          id: pushAddressId(address.endpoint),
          label: new URL(address.endpoint).host,
          since: createdAt.toISOString(),
        }))}
        vapidPublicKey={this.config.vapid.publicKey}
        followers={followers.map(followerView)}
        following={following.flatMap(followingView)}
        visibility={await ownVisibility(this.database, this.vault, personId)}
        voiceMessages={messages}
        saved={saved ?? false}
        errors={fieldErrors(language, refusals)}
        {...typed}
      />
    );
  }

  async record(personId: PersonId): Promise<PersonRecord> {
    const record = await personRecord(this.database, this.vault, personId, this.clock.now());
    if (!record) throw platformProblems['not-signed-in']();
    return record;
  }
}

/** Those that the person chose, each as the middle of its cell; where they were last is not among them. */
export const ownPlaces = ({ places }: PersonRecord): PlaceView[] =>
  places.flatMap(({ kind, cell }) => {
    const [longitude, latitude] = cellCentre(cell);
    return kind === 'last' ? [] : [{ id: placeId({ kind, cell }), kind, latitude, longitude }];
  });

/** One that was never answered is as good as none: it may be asked for again. */
const followingView = ({ publicId, name, maskedPhone, status }: ShownFollowed): FollowingView[] =>
  status === 'no_answer' ? [] : [{ id: publicId, name: name ?? maskedPhone, state: status }];
