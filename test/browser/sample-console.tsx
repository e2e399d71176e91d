import type { VNode } from 'preact';
import { emptyDraft, draftInputFrom } from '../../apps/web/console/draft-input';
import { draftErrors } from '../../apps/web/console/draft-errors';
import { DeathFilePage } from '../../apps/web/console/death-file.page';
import { DeathFilesPage } from '../../apps/web/console/death-files.page';
import { DraftPage } from '../../apps/web/console/draft.page';
import { FalseAlarmPage } from '../../apps/web/console/false-alarm.page';
import { type IncidentRow, IncidentsPage } from '../../apps/web/console/incidents.page';
import { InvitationPage } from '../../apps/web/console/invitation.page';
import type { MessagePreview } from '../../apps/web/console/message-previews';
import { OperationsPage } from '../../apps/web/console/operations.page';
import { ReviewPage, type ReviewPageProps } from '../../apps/web/console/review.page';
import { SignInPage } from '../../apps/web/console/sign-in.page';
import type { WatchCounts } from '../../apps/web/console/watch-values';
import { OrganisationsPage } from '../../apps/web/console/organisations.page';
import { HotlinePage } from '../../apps/web/console/hotline.page';
import { hotlineWords } from '../../apps/web/messages/console/hotline';
import { TriageCallPage } from '../../apps/web/console/triage-call.page';
import { TriageGroupPage } from '../../apps/web/console/triage-group.page';
import { TriagePage } from '../../apps/web/console/triage.page';
import { WatchPage, type WatchPageProps } from '../../apps/web/console/watch.page';
import type { ConsoleLanguage } from '../../apps/web/messages/console/console-messages';
import { languages } from '../../libs/channels/language';
import type { PlaceReach } from '../../libs/situation/reach';
import { sampleCallFile, sampleDesk } from './sample-desk';
import { sampleContent, sampleTexts } from './sample-alert';

const id = '0b5e0a52-7a0c-4f6e-9b1d-3c2f5a6d7e8f';
const timeZone = 'Europe/Paris';
const officerName = 'Camille Moreau';

const rows: readonly IncidentRow[] = [
  {
    id: '1',
    mode: 'Actual',
    status: 'draft',
    severity: 'Extreme',
    headline: sampleTexts.fr.headline,
    areaName: 'Paris 10e et 11e',
    expires: sampleContent.expires,
    version: 1,
    versionStatus: 'pending',
    refused: [],
    waitingSeconds: 127,
  },
  {
    id: '2',
    mode: 'Actual',
    status: 'active',
    severity: 'Moderate',
    headline: 'Crue de la Seine',
    areaName: 'Paris 12e, 13e',
    expires: sampleContent.expires,
    version: 2,
    versionStatus: 'returned',
    refused: ['people'],
  },
  {
    id: '3',
    mode: 'Exercise',
    status: 'all_clear',
    severity: 'Severe',
    headline: 'Accident chimique (exercice)',
    areaName: 'Gennevilliers',
    expires: sampleContent.expires,
    version: 3,
    versionStatus: 'published',
    refused: [],
  },
  {
    id: '4',
    mode: 'Test',
    status: 'cancelled',
    severity: 'Minor',
    headline: 'Essai des canaux',
    areaName: 'Paris',
    expires: sampleContent.expires,
    version: 1,
    versionStatus: 'published',
    refused: [],
  },
];

const previews: readonly MessagePreview[] = languages.map((language) => {
  const { headline, instruction, event } = sampleTexts[language];
  const sms = `${headline} (22:05). ${instruction} 1 = OK, 2 = SOS. https://tocsin.example/i/0b5e0a52`;
  return {
    language,
    sms,
    encoding: language === 'ar' ? 'UCS-2' : 'GSM-7',
    segments: language === 'ar' ? 4 : 2,
    characters: sms.length,
    push: { title: event, body: headline },
  };
});

const review: Omit<ReviewPageProps, 'language'> = {
  officerName,
  timeZone,
  incidentId: id,
  version: 2,
  authorName: 'Dominique Laurent',
  submittedAt: '2015-11-13T21:03:00.000Z',
  waitingSeconds: 127,
  content: sampleContent,
  missingLanguages: ['de', 'es'],
  previews,
  correctionPreviews: previews,
  people: 18_342,
  radius: {
    people: 18_342,
    firstTold: 18_342,
    atTheBorder: 2_120,
    neighbours: ['Préfecture du Val-de-Marne'],
    usualPeople: 1_200,
    residents: 148_000,
    communes: [
      { code: '75111', name: 'Paris 11e', share: 0.98, population: 142_000 },
      { code: '75110', name: 'Paris 10e', share: 0.07, population: 86_000 },
      { code: '75120', name: 'Paris 20e', share: 0, population: 189_000 },
    ],
    ceiling: 12_000,
    approvalsNeeded: 2,
    earlier: [
      { id: 'a', status: 'closed', sentAt: new Date('2015-01-09T12:00:00Z'), texts: sampleTexts, people: 1_200 },
      { id: 'b', status: 'cancelled', sentAt: new Date('2014-12-01T08:30:00Z'), texts: sampleTexts, people: 640 },
    ],
  },
  approvedBy: ['Nadia Benali'],
  contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  changes: [
    { field: 'texts.fr.areaName', before: 'Paris 10e', after: 'Paris 10e et 11e' },
    { field: 'contact', after: '+33 1 40 00 00 00' },
  ],
};

const sentAt = new Date('2015-11-13T21:05:00.000Z');

const districtReach = (place: string, people: number, unreached: number): PlaceReach => ({
  place,
  people,
  handedOff: people,
  accepted: people - 40,
  confirmed: Math.floor((people - unreached) / 2),
  answered: Math.ceil((people - unreached) / 2),
  unreached,
  answers: { safe: 2_400, need_help: 40, not_in_area: 900, safe_need_shelter: 101 },
  openCalls: 38,
  channels: [],
});

export const watchCounts: WatchCounts = {
  elapsedSeconds: 754,
  pausedCells: 1,
  refused: [],
  audience: 18_342,
  silent: 10_810,
  openCallsForHelp: 80,
  told: [
    {
      channel: 'sms',
      people: 18_342,
      handedOff: 18_342,
      accepted: 17_900,
      confirmed: 8_420,
      waiting: 0,
      failed: 61,
      unknown: 12,
      expired: 3,
      optedOut: 4,
      superseded: 0,
      unsent: 2,
    },
    {
      channel: 'push',
      people: 2_100,
      handedOff: 2_100,
      accepted: 2_080,
      confirmed: 1_012,
      waiting: 0,
      failed: 20,
      unknown: 12,
      expired: 0,
      optedOut: 0,
      superseded: 0,
      unsent: 0,
    },
    {
      channel: 'live',
      people: 640,
      handedOff: 640,
      accepted: 640,
      confirmed: 633,
      waiting: 0,
      failed: 0,
      unknown: 12,
      expired: 0,
      optedOut: 0,
      superseded: 0,
      unsent: 0,
    },
  ],
  answers: { safe: 5_204, need_help: 87, not_in_area: 1_930, safe_need_shelter: 311 },
  reach: {
    sentAt,
    places: [districtReach('75111', 9_204, 3_900), districtReach('75110', 8_801, 2_120), districtReach('', 337, 12)],
    snapshots: [
      { minute: 1, takenAt: new Date(sentAt.getTime() + 60_000), places: [districtReach('75111', 9_204, 9_000)] },
      { minute: 5, takenAt: new Date(sentAt.getTime() + 480_000), places: [districtReach('75111', 9_204, 6_120)] },
    ],
    names: new Map([
      ['75110', 'Paris 10e Arrondissement'],
      ['75111', 'Paris 11e Arrondissement'],
    ]),
  },
};

const { mode, texts, expires } = sampleContent;
const watched: WatchPageProps['incident'] = {
  id,
  mode,
  status: 'active',
  headline: texts.fr?.headline ?? '',
  areaName: 'Paris 10e et 11e',
  expires,
};
export const watchPath = `/console/incidents/${id}/watch/values`;

const deathFile = {
  publicId: '1', status: 'open', openedAt: new Date('2015-11-13T22:40:00Z'), decidedAt: null, decidedByName: null,
  openedByName: 'Dominique Petit', reason: 'Identifiée à l’institut médico-légal, dossier no 12.', personName: 'Inès', maskedPhone: '+33 6 •• •• •• 34',
} as const; // prettier-ignore

const refusals = [
  { path: 'expires', reason: 'has already passed' },
  { path: 'area.shape', reason: 'the ring crosses itself' },
  { path: 'texts.ar.instruction', reason: 'is missing' },
];

/** Each officers' page by a name that is also its address on the test server. */
export function consolePages(language: ConsoleLanguage): Record<string, VNode> {
  const wrong = { field: 'password', message: 'Adresse, mot de passe ou code faux.' };
  return {
    'sign-in': <SignInPage language={language} email="camille.moreau@paris.example" errors={[wrong]} />,
    invitation: (
      <InvitationPage
        language={language}
        agencyName="Préfecture de police de Paris"
        email="camille.moreau@paris.example"
        totpSecret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
        totpUri="otpauth://totp/Tocsin:camille?secret=JBSWY3DPEHPK3PXP"
      />
    ),
    hotline: (
      <HotlinePage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        found={{ answer: 'safe', at: new Date('2015-11-13T21:45:00Z'), freshness: 'stale' }}
        errors={[{ field: 'phone', message: hotlineWords[language].phoneUnreadable }]}
      />
    ),
    organisations: (
      <OrganisationsPage
        language={language}
        officerName={officerName}
        organisations={[
          { publicId: 'a', name: 'Collège Voltaire', kind: 'school', verifiedAt: new Date('2015-10-01T08:00:00Z') },
          { publicId: 'b', name: 'Hôpital Saint-Louis', kind: 'hospital', verifiedAt: null },
        ]}
        issued={{ name: 'Collège Voltaire', key: 'k'.repeat(43) }}
        errors={[]}
      />
    ),
    triage: (
      <TriagePage
        language={language}
        officerName={officerName}
        incident={{ id, mode: 'Actual', headline: sampleTexts.fr.headline }}
        desk={sampleDesk}
        names={new Map([['75111', 'Paris 11e']])}
      />
    ),
    'triage-call': (
      <TriageCallPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        names={new Map([['75111', 'Paris 11e']])}
        file={sampleCallFile}
        messages={[{ channel: 'sms', about: 'people', status: 'delivered', frozenAt: sampleDesk.now }]}
        refusal="not-spoken-with"
      />
    ),
    'triage-group': (
      <TriageGroupPage
        language={language}
        officerName={officerName}
        incident={{ id, mode: 'Exercise', headline: sampleTexts.fr.headline }}
        names={new Map()}
        place=""
        calls={sampleDesk.calls}
        now={sampleDesk.now}
      />
    ),
    'death-files': (
      <DeathFilesPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        incident={{ id, mode: 'Actual' }}
        files={[deathFile, { ...deathFile, publicId: '2', status: 'rejected' }]}
        typed={{ phone: '06 39 98 00', reason: 'Identifiée' }}
        errors={[{ field: 'phone', message: 'Ce numéro ne se lit pas : vérifiez-le.' }]}
      />
    ),
    'death-file': (
      <DeathFilePage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        incident={{ id, mode: 'Actual' }}
        file={deathFile}
        isMine={false}
        followers={[{ name: 'Karim', phone: '+33 6 •• •• •• 12' }]}
        refused={{ command: 'confirm', errors: [wrong] }}
      />
    ),
    operations: (
      <OperationsPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        isReplayed
        letters={[
          {
            kind: 'page', id: 4711, about: 'people', channel: 'sms', deliveries: 1500, tries: 5,
            fault: 'words or contact cannot be read', isDead: true, since: new Date('2015-11-13T20:41:00Z'),
          },
          { kind: 'event', id: 12, about: 'sms-answered', tries: 3, fault: 'TypeError', isDead: false, since: new Date('2015-11-13T20:40:00Z') },
        ]}
      />
    ), // prettier-ignore
    incidents: <IncidentsPage language={language} officerName={officerName} timeZone={timeZone} incidents={rows} />,
    'draft-new': (
      <DraftPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        target={{ kind: 'new' }}
        input={emptyDraft}
      />
    ),
    'draft-refused': (
      <DraftPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        target={{ kind: 'edit', incidentId: id, mode: 'Exercise' }}
        input={draftInputFrom(sampleContent, timeZone)}
        returnReason="Précisez les rues fermées."
        errors={draftErrors(refusals, language)}
      />
    ),
    review: (
      <ReviewPage
        language={language}
        {...review}
        errors={[{ field: 'people', message: 'Le nombre ne correspond pas.' }]}
      />
    ),
    'review-own': (
      <ReviewPage
        language={language}
        {...review}
        content={{ ...sampleContent, mode: 'Exercise' }}
        mayNotDecide="self-approval"
      />
    ),
    watch: (
      <WatchPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        incident={watched}
        counts={watchCounts}
        mayWrite
        isResponder
        paused={[{ cell: '871fb4662ffffff', name: 'Paris 11e (75111)' }]}
        refusals={[]}
        outlook={{ sms: { availability: 'degraded', drainSeconds: 90 }, lifeSeconds: 3600, down: ['voice'] }}
      />
    ),
    'watch-refused': (
      <WatchPage
        language={language}
        officerName={officerName}
        timeZone={timeZone}
        incident={watched}
        counts={{ ...watchCounts, refused: ['people'] }}
        mayWrite
        isResponder={false}
        paused={[]}
        refusals={[{ audience: 'people', refusal: { why: 'unsaid', language: 'ar', channel: 'sms', facts: ['place', 'time'] }, refusedAt: new Date('2015-11-13T20:41:00Z') }]}
      />
    ), // prettier-ignore
    'false-alarm': (
      <FalseAlarmPage language={language} officerName={officerName} incident={watched} previews={previews} />
    ),
  };
}
