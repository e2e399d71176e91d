import type { Wording } from './wording';

const digits = 'Reply 1 safe, 2 need help, 3 not in the area, 4 safe but need shelter.';

export const en: Wording = {
  exercise: 'EXERCISE',
  test: 'TEST',
  discreet: { title: 'Safety message', body: 'A new message is waiting for you. Open it to read it.' },
  unobtrusive: {
    title: 'News',
    tap: 'Tap to read.',
    news: (time) => `News of ${time}. Reply 5 to read it.`,
    noted: 'Received.',
    taken: 'Someone is taking care of your request.',
    emergency: 'Emergency: 112.',
    waiting: 'News is waiting for you on your page.',
  },

  comma: ', ',
  headings: { alert: 'ALERT', update: 'UPDATE', all_clear: 'ALL CLEAR', cancel: 'CORRECTION' },
  issuedAt: (time, day) => `issued at ${time} on ${day}`,
  howToAnswer: digits,

  localTime: (time) => `${time} local time`,
  relativesNotice: {
    alert: 'Someone you follow may be there. We will write to you as soon as they answer. Please do not go there.',
    update: 'The situation is changing. We will write to you as soon as the person you follow answers.',
    all_clear: 'The alert is over.',
    cancel: 'This alert is cancelled. The page says more.',
  },
  prompt: { title: 'Are you safe?', body: 'Open this message to answer.' },
  prompts: {
    reminder: (about, time) => `Are you safe? We have no answer from you yet to the alert of ${time} (${about}).`,
    ask_again: (about, time) =>
      `Are you still safe? The alert of ${time} goes on (${about}) and your answer is 6 hours old.`,
  },
  proxyRequest: (name, about, time) =>
    `Alert of ${time} (${about}): we cannot reach ${name || 'someone you follow'}, who chose you for this case. Can you? Please call, but do not go there.`,
  answerRecorded: {
    safe: (about, time) =>
      `Noted at ${time}: you are safe (${about}). The people who follow you are being told. If things change, reply 2.`,
    need_help: (about, time) =>
      `Call 112 now, or text 114 in France: only they can send rescue. Your call for help is recorded at ${time} (${about}).`,
    not_in_area: (about, time) =>
      `Noted at ${time}: you are not in the area (${about}). We will not ask again. To change this, reply 1, 2 or 4.`,
    safe_need_shelter: (about, time) =>
      `Noted at ${time}: you are safe but need shelter (${about}). Follow official instructions. If things change, reply 2.`,
  },
  helpInExercise: (about, time) =>
    `Call for help noted for the exercise at ${time} (${about}). Call 112 only for a danger that is not part of it.`,
  helpTaken: (about, time) => `An officer has had your call for help since ${time} (${about}).`,
  inDanger: 'In danger, call 112, or text 114 in France.',
  someone: 'Someone you follow',
  followerUpdate: {
    safe: (name) => `${name} is safe.`,
    need_help: (name) => `${name} is asking for help.`,
    not_in_area: (name) => `${name} is not in the area.`,
    safe_need_shelter: (name) => `${name} is safe but needs shelter.`,
  },
  answeredBy: {
    sms: (about, when) => `Answered by SMS at ${when} (${about}).`,
    unproven: (about, when) => `Reported by phone at ${when} (${about}); number not verified.`,
    call: (about, when) => `Answered by phone at ${when} (${about}).`,
    page: (about, when) => `Answered on our page at ${when} (${about}).`,
    relative: (about, when) => `Reported by a relative who had contact, at ${when} (${about}).`,
    hearsay: (about, when) => `Reported by a relative without direct contact, at ${when} (${about}): unconfirmed.`,
    organisation: (about, when) => `Reported by an organisation at ${when} (${about}).`,
  },
  helpForFollower: 'Do not put yourself in danger: to alert the rescue services, call 112.',
  safetyAsk: (name, about, time) => `${name || 'Someone who follows you'} asks if you are safe (${about}, ${time}).`,
  hotlineAsk: (name, about, time) =>
    `Someone who calls our hotline and says they are ${name || 'a relative'} asks how you are (${about}, ${time}). They are told nothing without you.`,
  newsDigest: (about, list) => `News (${about}): ${list}.`,
  semicolon: '; ',
  digestLine: {
    safe: (name, time) => `${name} safe at ${time}`,
    need_help: (name, time) => `${name} asks for help at ${time}`,
    not_in_area: (name, time) => `${name} not in the area at ${time}`,
    safe_need_shelter: (name, time) => `${name} safe but needs shelter at ${time}`,
  },
  digestDoubt: {
    unproven: 'number not verified',
    relative: 'says a relative',
    hearsay: 'unconfirmed',
    organisation: 'says an organisation',
  },
  alsoFor: (names) => `Also for: ${names}.`,
  notFor: (names) => `Not for ${names}, who have not agreed.`,
  voiceMessage: (name, about, when, url) =>
    `${name} left a voice message at ${when} (${about}). To hear it, for two days: ${url}`,

  noActiveIncident:
    'No alert is under way for you: nothing has changed. In danger, call 112 or text 114 in France. MENU: what you can send.',
  unknownText: `We did not understand, nothing has changed. In danger, call 112 or text 114 in France. ${digits} MENU: more.`,
  help:
    `In danger, call 112 or text 114 in France. ${digits} FOLLOW and a number: ask for news of someone. 1 FOR and a number: answer for them. HOUSEHOLD: answer for your household. LIST: who follows you. ` +
    'DATA: see or erase your data. FR EN ES DE AR: language. STOP FAMILY, STOP ALERTS, STOP SHELTER or STOP.',
  languageChanged: 'Your next messages will be in this language.',

  followRequest: (name, code) =>
    `${name || 'Someone'} would like to hear how you are during alerts. Reply ACCEPT ${code} or REFUSE ${code}. ` +
    'If you do not reply, nothing is shared.',
  wardRequest: (name, url) =>
    `${name || 'Someone'} would like news of a minor for whom you are the guardian. To answer: ${url}`,
  guardianCode: (name, code, minutes) =>
    `${name || 'A minor'} names you as guardian on Tocsin. If you agree, give them this code: ${code} (${minutes} min). You will then decide who gets their news.`,
  guardianNeeded: 'Before the age of 18 it is your guardian who accepts, on their page. Nothing is changed.',
  followRequests: (requests, example) =>
    `Waiting for your decision: ${requests}. Reply ACCEPT or REFUSE and the number, e.g. ACCEPT ${example}.`,
  noFollowRequests: 'No request is waiting: nothing has changed.',
  followGranted: (name, code) =>
    `${name || 'This person'} will hear how you are during alerts. To end this at any time: REMOVE ${code}.`,
  followRefused: 'Noted. Nothing is shared, not even your refusal.',
  followRevoked: (name) => `Done. ${name || 'This person'} will no longer hear from you.`,
  followersList: (followers, example) => `Following you: ${followers}. To remove someone: REMOVE ${example}.`,
  noFollowers: 'Nobody follows you.',
  followRequested: 'If this person uses the service, they will be asked. You will hear from them if they accept.',
  followUnreadable: 'We did not understand the number. Send FOLLOW and the number, e.g. FOLLOW +336xxxxxxxx.',
  followAccepted: (name) => `${name || 'Someone'} accepted: you will hear how they are during alerts.`,
  andMore: (count) => `and ${count} more`,

  household: ({ list, count, example }) =>
    `Household: ${list}. For all of them: OK ${count}. For some: OK WITH ${example}. To change it: ADD and a name, HOUSEHOLD REMOVE and a number.`,
  noHousehold:
    'Nobody is declared in your household. To declare somebody: ADD and a name, and their number if they have one.',
  notAgreed: 'not agreed yet',
  forNobodyElse: 'Nobody else is reported: that does not fit your household.',
  householdUnclear: 'Not understood, nothing is recorded. Need help: 2. For you alone: 1.',
  householdFull: 'A household has eight people at most: remove one with HOUSEHOLD REMOVE and the number.',
  memberAdded: (name) => `${name} is in your household.`,
  memberAsked: 'They are asked to agree; until then you do not speak for them.',
  memberRemoved: (name) => `Done: ${name} is no longer in your household.`,
  memberUnreadable: 'Name or number not understood. Send for example ADD LEA or ADD PAUL +336xxxxxxxx.',
  householdRequest: (name, code) =>
    `${name || 'Somebody'} counts you in their household and could say for you how you are. Reply HOUSEHOLD ACCEPT ${code} or HOUSEHOLD REFUSE ${code}. ` +
    'Without a reply nothing is said for you.',
  householdRequests: (requests, example) =>
    `Count you in their household: ${requests}. Reply HOUSEHOLD ACCEPT or HOUSEHOLD REFUSE and the number, for example HOUSEHOLD ACCEPT ${example}.`,
  noHouseholdRequests: 'Nobody waits for you to agree about a household: nothing is changed.',
  householdJoined: (name, code) =>
    `${name || 'This person'} may say for you how you are; you will be told, and your own answer comes first. To end it: HOUSEHOLD REFUSE ${code}.`,
  householdLeft: 'Noted: nobody speaks for you in this household.',

  oneTimeCode: (code, minutes) => `${code} is your Tocsin code, valid for ${minutes} min. Give it to nobody.`,
  manageLink: (url, minutes) =>
    `See, export or erase your data: ${url} Personal link, valid for ${minutes} min. Do not pass it on.`,
  reportTaken:
    'Received. If their number can be reached, this person is told and can deny it. Their own answer always comes first; who is denied twice is not believed any more.',
  reportUnreadable:
    'Number not understood, nothing is recorded. Send 1 FOR and the number, for example 1 FOR 06xxxxxxxx SEEN NEIGHBOUR.',
  reportUnverified: 'Nothing is recorded: first confirm your own number on our page. In danger, call 112.',
  reportTooMany: 'Nothing is recorded: too many reports today. In danger, call 112.',
  claims: {
    safe: 'you are safe',
    need_help: 'you need help',
    not_in_area: 'you are not in the area',
    safe_need_shelter: 'you are safe but need shelter',
  },
  reportedOfYou: (name, claim, about, when) =>
    `${name || 'Somebody'} reports at ${when} that ${claim} (${about}). Not right? Reply 8. To answer yourself: 1, 2, 3 or 4.`,
  reportDisputed: (name) =>
    `Noted: what ${name || 'this person'} reported counts no more, and those who follow you know. Reply 1, 2, 3 or 4 to say how you are.`,
  reportsLeft: (reports, example) =>
    `Other reports about you: ${reports}. If one is wrong, reply 8 and its number, for example 8 ${example}.`,
  nothingToDispute: 'Nobody has reported anything about you: nothing has changed.',
  reportWithdrawn: (name, about, when) =>
    `what you were told of ${name} no longer holds, at ${when} (${about}). No answer is known.`,

  classNames: { alerts: 'alerts', relatives: 'news of your relatives', shelter: 'shelter messages' },
  optedOut: ({ silent, speaking, alsoInDanger, numbers }) =>
    `Noted, you will not get: ${silent}${alsoInDanger ? ', not even in danger' : ''}. ` +
    `${speaking && `You still get: ${speaking}. `}To start again, send START to ${numbers}.`,
  optedIn: ({ silent, speaking }) =>
    `Noted, you will get: ${speaking}. ${silent && `Still silent: ${silent}. `}To stop them, send STOP.`,
  erased: 'Your data is erased. This is our last message.',
  canary: 'Tocsin: check of the channels. There is nothing to do.',
};
