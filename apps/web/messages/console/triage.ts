import type { TicketCommand, TicketRefusal, TicketStatus } from '../../../../libs/check-ins/triage/ticket';
import type { Relation, Source } from '../../../../libs/check-ins/source';
import type { ConsoleLanguage } from './console-messages';

export type TriageRefusal = TicketRefusal | 'not-spoken-with' | 'too-many-requests' | 'words';

/** Every sentence of the desk on which officers take calls for help. */
export interface TriageWords {
  readonly title: string;
  readonly oldest: string;
  readonly oldestUnproven: string;
  readonly waiting: string;
  readonly held: string;
  readonly handedOver: string;
  readonly unreachable: string;
  readonly resolved: string;
  readonly contradicted: string;
  readonly reporters: string;
  readonly reportersHint: string;
  readonly reporter: (ending: string, contradicted: string, reports: string) => string;
  readonly notBelieved: string;
  readonly reporterContradicted: (times: string) => string;
  readonly nobodyWaits: string;
  readonly summary: (waiting: string, oldest: string) => string;
  readonly changed: string;
  readonly calls: string;
  readonly none: string;
  readonly columns: Readonly<Record<'since' | 'why' | 'place' | 'phone' | 'says' | 'state' | 'act', string>>;
  readonly reason: Readonly<Record<'help' | 'duress' | 'conflict', string>>;
  readonly standing: Readonly<Record<TicketStatus, string>>;
  readonly by: (name: string) => string;
  readonly ending: (digits: string) => string;
  readonly unknownPlace: string;
  readonly unproven: string;
  readonly unprovenHint: string;
  readonly openGroup: (calls: string) => string;
  readonly open: string;
  readonly claim: string;
  readonly back: string;
  readonly duressHint: string;
  readonly yours: (until: string) => string;
  readonly takeFirst: string;
  readonly tries: (count: number) => string;
  readonly release: string;
  readonly reference: string;
  readonly handOver: string;
  readonly setUnreachable: string;
  readonly whyResolved: string;
  readonly spoken: string;
  readonly resolve: string;
  readonly whyReveal: string;
  readonly revealHint: string;
  readonly reveal: string;
  readonly disclosed: string;
  readonly name: string;
  readonly language: string;
  readonly near: (latitude: string, longitude: string) => string;
  readonly answers: string;
  readonly source: Readonly<Record<Source, string>>;
  readonly relation: Readonly<Record<Relation, string>>;
  /** Of the household, without a phone. */
  readonly alsoFor: (people: number) => string;
  readonly verified: string;
  readonly notVerified: string;
  readonly forced: string;
  readonly withdrawn: string;
  readonly history: string;
  readonly act: Readonly<Record<string, string>>;
  readonly delivered: string;
  readonly noDelivery: string;
  readonly refusal: Readonly<Record<TriageRefusal, string>>;
  readonly done: Readonly<Record<Exclude<TicketCommand, 'reveal'>, string>>;
}

export const triageWords: Readonly<Record<ConsoleLanguage, TriageWords>> = {
  fr: {
    title: 'Appels à l’aide',
    oldest: 'Plus ancien appel sans réponse',
    oldestUnproven: 'Plus ancien, numéro non vérifié',
    waiting: 'En attente',
    held: 'Pris en charge',
    handedOver: 'Transmis au 112',
    unreachable: 'Injoignables',
    resolved: 'Clos',
    contradicted: 'Signalements démentis',
    reporters: 'Personnes dont les signalements ont été démentis',
    reportersHint:
      'Les personnes concernées ont dit que c’était faux. Au deuxième démenti, ce qu’un même numéro signale ne compte plus dans cet incident.',
    reporter: (ending, contradicted, reports) =>
      `Numéro finissant par ${ending} : ${contradicted} démenti(s) sur ${reports} signalement(s)`,
    notBelieved: 'ne compte plus',
    reporterContradicted: (times) => `auteur démenti ${times} fois`,
    nobodyWaits: 'aucun',
    summary: (waiting, oldest) => `${waiting} appels en attente, le plus ancien : ${oldest}.`,
    changed: 'La liste a changé. Afficher la liste à jour',
    calls: 'Du plus grave au plus ancien',
    none: 'Aucun appel d’un numéro vérifié.',
    columns: { since: 'Attend depuis', why: 'Motif', place: 'Lieu', phone: 'Téléphone', says: 'Dernière réponse', state: 'État', act: 'Agir' }, // prettier-ignore
    reason: { help: 'Demande de l’aide', duress: 'Mot de contrainte', conflict: 'Réponses contradictoires' },
    standing: { open: 'en attente', claimed: 'pris', handed_to_112: 'transmis au 112', unreachable: 'injoignable', resolved: 'clos' }, // prettier-ignore
    by: (name) => `par ${name}`,
    ending: (digits) => `finit par ${digits}`,
    unknownPlace: 'lieu inconnu',
    unproven: 'Numéros non vérifiés, par lieu',
    unprovenHint: 'Ces numéros peuvent être falsifiés. Ils sont comptés ensemble pour que personne ne soit caché.',
    openGroup: (calls) => `Voir les ${calls} appels`,
    open: 'Ouvrir',
    claim: 'Prendre l’appel',
    back: 'Retour à la liste',
    duressHint: 'Mot de contrainte : quelqu’un tient peut-être ce téléphone. Ne rappelez pas et n’écrivez pas sans l’avis du 112.', // prettier-ignore
    yours: (until) => `Vous avez cet appel jusqu’à ${until}. Chaque action prolonge ce délai de dix minutes.`,
    takeFirst: 'Prenez l’appel pour agir et pour voir qui appelle.',
    tries: (count) => `${count} essais sans réponse.`,
    release: 'Rendre l’appel',
    reference: 'Numéro de dossier donné par le 112',
    handOver: 'Transmis au 112',
    setUnreachable: 'Ne répond pas',
    whyResolved: 'Ce que la personne a dit',
    spoken: 'J’ai parlé avec cette personne',
    resolve: 'Clore l’appel',
    whyReveal: 'Pourquoi vous en avez besoin',
    revealHint: 'Gardé avec l’appel et dans le journal. Au plus 200 personnes par heure.',
    reveal: 'Afficher le nom, le numéro et les lieux',
    disclosed: 'Personne',
    name: 'Prénom',
    language: 'Langue',
    near: (latitude, longitude) => `autour de ${latitude}, ${longitude}`,
    answers: 'Réponses',
    source: { sms: 'SMS', page: 'page', push: 'notification', voice: 'appel', link: 'lien', roster: 'liste d’un organisme', on_behalf: 'par un tiers', import: 'autre registre' }, // prettier-ignore
    relation: { partner: 'conjoint', family: 'famille', friend: 'ami', neighbour: 'voisin', colleague: 'collègue', carer: 'aidant', other: 'autre' }, // prettier-ignore
    alsoFor: (people) => `aussi pour ${people} du foyer sans téléphone`,
    verified: 'numéro vérifié',
    notVerified: 'numéro non vérifié',
    forced: 'avec le mot de contrainte',
    withdrawn: 'retirée',
    history: 'Historique',
    act: {
      asked: 'demande d’aide', conflicted: 'réponses contradictoires', duress: 'mot de contrainte', reopened: 'rouvert',
      claimed: 'pris', lapsed: 'délai écoulé', released: 'rendu', handed_over: 'transmis au 112', unreachable: 'ne répond pas',
      resolved: 'clos', revealed: 'données affichées',
    }, // prettier-ignore
    delivered: 'Messages envoyés à ce téléphone',
    noDelivery: 'Aucun.',
    refusal: {
      'ticket-taken': 'Un autre agent vient de prendre cet appel.',
      'ticket-not-held': 'Prenez d’abord cet appel.',
      'ticket-closed': 'Cet appel est clos.',
      'not-spoken-with': 'Seul un agent qui a parlé avec la personne clôt l’appel.',
      'too-many-requests': 'Vous avez affiché 200 personnes en une heure. Un autre agent doit prendre cet appel.',
      words: 'Écrivez au moins trois caractères.',
    },
    done: { claim: 'L’appel est à vous.', release: 'Appel rendu.', hand_over: 'Transmis au 112.', unreachable: 'Noté : ne répond pas.', resolve: 'Appel clos.' }, // prettier-ignore
  },
  en: {
    title: 'Calls for help',
    oldest: 'Oldest unclaimed call',
    oldestUnproven: 'Oldest, number not verified',
    waiting: 'Waiting',
    held: 'Taken',
    handedOver: 'Handed to 112',
    unreachable: 'Unreachable',
    resolved: 'Resolved',
    contradicted: 'Contradicted reports',
    reporters: 'People whose reports were contradicted',
    reportersHint:
      'Those of whom they spoke said that it is not so. After the second time what a number reports does not count in this incident any more.',
    reporter: (ending, contradicted, reports) =>
      `Number ending in ${ending}: ${contradicted} of ${reports} report(s) contradicted`,
    notBelieved: 'does not count any more',
    reporterContradicted: (times) => `reporter contradicted ${times} time(s)`,
    nobodyWaits: 'none',
    summary: (waiting, oldest) => `${waiting} calls waiting, the oldest: ${oldest}.`,
    changed: 'The list has changed. Show it as it is now',
    calls: 'Gravest and oldest first',
    none: 'No call from a verified number.',
    columns: { since: 'Waiting for', why: 'Why', place: 'Place', phone: 'Phone', says: 'Last answer', state: 'State', act: 'Act' }, // prettier-ignore
    reason: { help: 'Asks for help', duress: 'Word for duress', conflict: 'Answers contradict each other' },
    standing: { open: 'waiting', claimed: 'taken', handed_to_112: 'handed to 112', unreachable: 'unreachable', resolved: 'resolved' }, // prettier-ignore
    by: (name) => `by ${name}`,
    ending: (digits) => `ends in ${digits}`,
    unknownPlace: 'place unknown',
    unproven: 'Numbers that are not verified, by place',
    unprovenHint: 'These numbers can be forged. They are counted together, so that nobody is hidden.',
    openGroup: (calls) => `See the ${calls} calls`,
    open: 'Open',
    claim: 'Take the call',
    back: 'Back to the list',
    duressHint: 'Word for duress: somebody else may hold this phone. Do not call back or write unless the 112 says so.',
    yours: (until) => `You have this call until ${until}. Each act adds ten minutes.`,
    takeFirst: 'Take the call to act on it and to see who is calling.',
    tries: (count) => `${count} tries without an answer.`,
    release: 'Give the call back',
    reference: 'Reference given by the 112',
    handOver: 'Handed to 112',
    setUnreachable: 'No answer',
    whyResolved: 'What the person said',
    spoken: 'I have spoken with this person',
    resolve: 'Resolve the call',
    whyReveal: 'Why you need it',
    revealHint: 'Kept with the call and in the audit log. At most 200 people an hour.',
    reveal: 'Show name, number and places',
    disclosed: 'Person',
    name: 'First name',
    language: 'Language',
    near: (latitude, longitude) => `around ${latitude}, ${longitude}`,
    answers: 'Answers',
    source: { sms: 'SMS', page: 'page', push: 'notification', voice: 'call', link: 'link', roster: 'list of an organisation', on_behalf: 'by somebody else', import: 'other register' }, // prettier-ignore
    relation: { partner: 'partner', family: 'family', friend: 'friend', neighbour: 'neighbour', colleague: 'colleague', carer: 'carer', other: 'other' }, // prettier-ignore
    alsoFor: (people) => `also for ${people} of the household without a phone`,
    verified: 'number verified',
    notVerified: 'number not verified',
    forced: 'with the word for duress',
    withdrawn: 'withdrawn',
    history: 'History',
    act: {
      asked: 'asks for help', conflicted: 'answers contradict each other', duress: 'word for duress', reopened: 'opened again',
      claimed: 'taken', lapsed: 'time ran out', released: 'given back', handed_over: 'handed to 112', unreachable: 'no answer',
      resolved: 'resolved', revealed: 'person shown',
    }, // prettier-ignore
    delivered: 'Messages sent to this phone',
    noDelivery: 'None.',
    refusal: {
      'ticket-taken': 'Another officer has just taken this call.',
      'ticket-not-held': 'Take this call first.',
      'ticket-closed': 'This call has been resolved.',
      'not-spoken-with': 'Only an officer who has spoken with the person resolves the call.',
      'too-many-requests': 'You have been shown 200 people in an hour. Another officer has to take this call.',
      words: 'Write at least three characters.',
    },
    done: { claim: 'The call is yours.', release: 'Call given back.', hand_over: 'Handed to 112.', unreachable: 'Noted: no answer.', resolve: 'Call resolved.' }, // prettier-ignore
  },
};
