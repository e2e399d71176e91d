import type { Wording } from './wording';

const digits = "Répondez 1 en sécurité, 2 besoin d'aide, 3 pas sur place, 4 en sécurité sans abri.";

export const fr: Wording = {
  exercise: 'EXERCICE',
  test: 'TEST',
  discreet: { title: 'Message de sécurité', body: 'Un nouveau message vous attend. Ouvrez-le pour le lire.' },
  unobtrusive: {
    title: 'Info',
    tap: 'Touchez pour lire.',
    news: (time) => `Info de ${time}. Répondez 5 pour la lire.`,
    noted: "C'est noté.",
    taken: "On s'occupe de votre demande.",
    emergency: 'Urgence : 112, ou 114 par SMS.',
    waiting: 'Une info vous attend sur votre page.',
  },

  comma: ', ',
  headings: { alert: 'ALERTE', update: 'POINT DE SITUATION', all_clear: "FIN D'ALERTE", cancel: 'CORRECTION' },
  issuedAt: (time, day) => `message du ${day} à ${time}`,
  howToAnswer: digits,

  localTime: (time) => `${time} heure locale`,
  relativesNotice: {
    alert:
      "Il se peut qu'une personne que vous suivez soit sur place. Nous vous écrirons dès qu'elle donnera de ses nouvelles. " +
      "N'y allez pas.",
    update: 'La situation évolue. Nous vous écrirons dès que la personne que vous suivez donnera de ses nouvelles.',
    all_clear: "L'alerte est terminée.",
    cancel: 'Cette alerte est annulée. La page en dit plus.',
  },
  prompt: { title: 'Allez-vous bien ?', body: 'Ouvrez ce message pour répondre.' },
  prompts: {
    reminder: (about, time) => `Allez-vous bien ? Alerte de ${time} (${about}) : pas encore de réponse de vous.`,
    ask_again: (about, time) =>
      `Toujours en sécurité ? L'alerte de ${time} dure (${about}), votre réponse date de 6 heures.`,
  },
  proxyRequest: (name, about, time) =>
    `Alerte de ${time} (${about}) : nous n'arrivons pas à joindre ${name || 'une personne que vous suivez'}, qui vous a choisi pour ce cas. Appelez, mais n'y allez pas.`,
  answerRecorded: {
    safe: (about, time) =>
      `Noté à ${time} : en sécurité (${about}). Les personnes qui vous suivent en sont informées. Si la situation change, répondez 2.`,
    need_help: (about, time) =>
      `Appelez le 112, ou le 114 par SMS : eux seuls envoient les secours. Votre demande d'aide est enregistrée à ${time} (${about}).`,
    not_in_area: (about, time) =>
      `Noté à ${time} : pas sur place (${about}). Nous ne vous poserons plus la question. Pour changer, répondez 1, 2 ou 4.`,
    safe_need_shelter: (about, time) =>
      `Noté à ${time} : en sécurité, sans abri (${about}). Suivez les consignes officielles. Si la situation change, répondez 2.`,
  },
  helpInExercise: (about, time) =>
    `Demande d'aide notée pour l'exercice à ${time} (${about}). N'appelez le 112 que pour un danger qui n'est pas fictif.`,
  helpTaken: (about, time) => `Un agent s'occupe de votre demande d'aide depuis ${time} (${about}).`,
  inDanger: 'En danger, appelez le 112, ou le 114 par SMS.',
  someone: 'Une personne que vous suivez',
  followerUpdate: {
    safe: (name) => `${name} est en sécurité.`,
    need_help: (name) => `${name} demande de l'aide.`,
    not_in_area: (name) => `${name} n'est pas sur place.`,
    safe_need_shelter: (name) => `${name} est en sécurité mais cherche un abri.`,
  },
  answeredBy: {
    sms: (about, when) => `Réponse par SMS à ${when} (${about}).`,
    unproven: (about, when) => `Réponse par téléphone à ${when} (${about}) ; numéro non vérifié.`,
    call: (about, when) => `Réponse par téléphone à ${when} (${about}).`,
    page: (about, when) => `Réponse sur notre page à ${when} (${about}).`,
    relative: (about, when) => `Selon un proche qui a été en contact, à ${when} (${about}).`,
    hearsay: (about, when) => `Selon un proche sans contact direct, à ${when} (${about}) : à confirmer.`,
    organisation: (about, when) => `Selon un organisme, à ${when} (${about}).`,
  },
  helpForFollower: 'Ne vous mettez pas en danger : pour alerter les secours, appelez le 112.',
  safetyAsk: (name, about, time) =>
    `${name || 'Une personne qui vous suit'} demande de vos nouvelles (${about}, ${time}).`,
  hotlineAsk: (name, about, time) =>
    `Une personne qui appelle notre ligne et se dit ${name || 'un proche'} demande de vos nouvelles (${about}, ${time}). Rien ne lui est dit sans vous.`,
  newsDigest: (about, list) => `Nouvelles (${about}) : ${list}.`,
  semicolon: '; ',
  digestLine: {
    safe: (name, time) => `${name} en sécurité à ${time}`,
    need_help: (name, time) => `${name} demande de l'aide à ${time}`,
    not_in_area: (name, time) => `${name} hors de la zone à ${time}`,
    safe_need_shelter: (name, time) => `${name} en sécurité mais sans abri à ${time}`,
  },
  digestDoubt: {
    unproven: 'numéro non vérifié',
    relative: 'selon un proche',
    hearsay: 'à confirmer',
    organisation: 'selon un organisme',
  },
  alsoFor: (names) => `Aussi pour : ${names}.`,
  notFor: (names) => `Pas pour ${names}, faute de leur accord.`,
  voiceMessage: (name, about, when, url) =>
    `${name} a laissé un message vocal à ${when} (${about}). Pour l'écouter, pendant deux jours : ${url}`,

  noActiveIncident:
    "Aucune alerte en cours pour vous : rien n'est changé. En danger, appelez le 112 ou écrivez au 114. MENU : ce que vous pouvez envoyer.",
  unknownText: `Message non compris, rien n'est changé. En danger, appelez le 112 ou écrivez au 114. ${digits} MENU : le reste.`,
  help:
    `En danger, appelez le 112 ou écrivez au 114. ${digits} SUIVRE et un numéro : demander des nouvelles d'un proche. 1 POUR et un numéro : répondre pour lui. FOYER : répondre pour votre foyer. ` +
    'LISTE : qui vous suit. DONNÉES : voir ou effacer vos données. FR EN ES DE AR : langue. STOP PROCHES, STOP ALERTES, STOP ABRI ou STOP.',
  languageChanged: 'Vos prochains messages seront dans cette langue.',

  followRequest: (name, code) =>
    `${name || 'Une personne'} souhaite avoir de vos nouvelles lors des alertes. Répondez ACCEPTER ${code} ou REFUSER ${code}. ` +
    "Sans réponse de votre part, rien n'est transmis.",
  wardRequest: (name, url) =>
    `${name || 'Une personne'} souhaite avoir des nouvelles d'un mineur dont vous avez la charge. Pour répondre : ${url}`,
  guardianCode: (name, code, minutes) =>
    `${name || 'Un mineur'} vous nomme responsable sur Tocsin. Si vous acceptez, donnez-lui ce code : ${code} (${minutes} min). Vous déciderez alors qui a de ses nouvelles.`,
  guardianNeeded: "Avant 18 ans, c'est votre responsable qui accepte, sur sa page. Rien n'est changé.",
  followRequests: (requests, example) =>
    `Demandes en attente : ${requests}. Répondez ACCEPTER ou REFUSER et le numéro, par exemple ACCEPTER ${example}.`,
  noFollowRequests: "Aucune demande en attente : rien n'est changé.",
  followGranted: (name, code) =>
    `${name || 'Cette personne'} aura de vos nouvelles lors des alertes. Pour y mettre fin à tout moment : RETIRER ${code}.`,
  followRefused: "C'est noté. Rien n'est transmis, votre refus non plus.",
  followRevoked: (name) => `C'est fait. ${name || 'Cette personne'} n'aura plus de vos nouvelles.`,
  followersList: (followers, example) => `Vous suivent : ${followers}. Pour retirer quelqu'un : RETIRER ${example}.`,
  noFollowers: 'Personne ne vous suit.',
  followRequested:
    'Si cette personne utilise le service, nous lui transmettons votre demande. Vous aurez de ses nouvelles si elle accepte.',
  followUnreadable: 'Numéro non compris. Envoyez SUIVRE et le numéro, par exemple SUIVRE 06xxxxxxxx.',
  followAccepted: (name) => `${name || 'Une personne'} a accepté : vous aurez de ses nouvelles lors des alertes.`,
  andMore: (count) => `et ${count} de plus`,

  household: ({ list, count, example }) =>
    `Foyer : ${list}. Pour tous : OK ${count}. Pour certains : OK AVEC ${example}. FOYER RETIRER et un numéro, AJOUTER et un prénom : changer.`,
  noHousehold:
    "Personne n'est déclaré dans votre foyer. Pour le faire : AJOUTER et un prénom, et son numéro s'il en a un.",
  notAgreed: 'accord attendu',
  forNobodyElse: "Personne d'autre n'est signalé : cela ne va pas avec votre foyer.",
  householdUnclear: "Pas compris, rien n'est noté. Besoin d'aide : 2. Pour vous seul : 1.",
  householdFull: 'Un foyer compte huit personnes au plus : retirez-en une avec FOYER RETIRER et son numéro.',
  memberAdded: (name) => `${name} est dans votre foyer.`,
  memberAsked: "Son accord lui est demandé ; d'ici là vous ne parlez pas pour cette personne.",
  memberRemoved: (name) => `C'est fait : ${name} n'est plus dans votre foyer.`,
  memberUnreadable: 'Prénom ou numéro non compris. Envoyez par exemple AJOUTER LEA ou AJOUTER PAUL 06xxxxxxxx.',
  householdRequest: (name, code) =>
    `${name || 'Une personne'} vous compte dans son foyer et pourra dire pour vous comment vous allez. Répondez FOYER ACCEPTER ${code} ou FOYER REFUSER ${code}. ` +
    "Sans réponse, rien n'est dit pour vous.",
  householdRequests: (requests, example) =>
    `Vous comptent dans leur foyer : ${requests}. Répondez FOYER ACCEPTER ou FOYER REFUSER et le numéro, par exemple FOYER ACCEPTER ${example}.`,
  noHouseholdRequests: "Personne n'attend votre accord pour son foyer : rien n'est changé.",
  householdJoined: (name, code) =>
    `${name || 'Cette personne'} peut dire pour vous comment vous allez ; vous le saurez, et votre propre réponse l'emporte. Pour y mettre fin : FOYER REFUSER ${code}.`,
  householdLeft: "C'est noté : personne ne parle pour vous dans ce foyer.",

  oneTimeCode: (code, minutes) => `${code} est votre code Tocsin, valable ${minutes} min. Ne le donnez à personne.`,
  manageLink: (url, minutes) =>
    `Voir, exporter ou effacer vos données : ${url} Lien personnel, valable ${minutes} min. Ne le transmettez à personne.`,
  reportTaken:
    "Bien arrivé. Si son numéro est joignable, cette personne le sait et peut démentir. Sa propre réponse l'emporte toujours ; qui est démenti deux fois n'est plus pris en compte.",
  reportUnreadable:
    "Numéro non compris, rien n'est noté. Envoyez 1 POUR et le numéro, par exemple 1 POUR 06xxxxxxxx VU VOISIN.",
  reportUnverified:
    "Rien n'est noté : il faut d'abord confirmer votre propre numéro, sur notre page. En danger, appelez le 112.",
  reportTooMany: "Rien n'est noté : trop de signalements aujourd'hui. En danger, appelez le 112.",
  claims: {
    safe: 'en sécurité',
    need_help: "besoin d'aide",
    not_in_area: 'pas sur place',
    safe_need_shelter: 'en sécurité, sans abri',
  },
  reportedOfYou: (name, claim, about, when) =>
    `${name || 'Une personne'} signale de vous, à ${when} : ${claim} (${about}). C'est faux ? Répondez 8. Votre propre réponse : 1, 2, 3 ou 4.`,
  reportDisputed: (name) =>
    `C'est noté : ce que ${name || 'cette personne'} a signalé ne compte plus, et ceux qui vous suivent le savent. Répondez 1, 2, 3 ou 4 pour dire comment vous allez.`,
  reportsLeft: (reports, example) =>
    `Autres signalements sur vous : ${reports}. Si c'est faux, répondez 8 et le numéro, par exemple 8 ${example}.`,
  nothingToDispute: "Personne n'a rien signalé sur vous : rien n'est changé.",
  reportWithdrawn: (name, about, when) =>
    `ce qui vous a été dit de ${name} ne vaut plus, à ${when} (${about}). Pas de réponse connue.`,

  classNames: { alerts: 'alertes', relatives: 'nouvelles de vos proches', shelter: 'messages sur les abris' },
  optedOut: ({ silent, speaking, alsoInDanger, numbers }) =>
    `C'est noté, vous ne recevez plus : ${silent}${alsoInDanger ? ', y compris en cas de danger' : ''}. ` +
    `${speaking && `Vous recevez toujours : ${speaking}. `}Pour reprendre, envoyez START au ${numbers}.`,
  optedIn: ({ silent, speaking }) =>
    `C'est noté, vous recevez : ${speaking}. ${silent && `Toujours en silence : ${silent}. `}Pour ne plus en avoir, envoyez STOP.`,
  erased: 'Vos données sont effacées. Ce message est le dernier.',
  canary: "Tocsin : essai des canaux. Il n'y a rien à faire.",
};
