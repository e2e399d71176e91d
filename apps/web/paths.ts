const part = encodeURIComponent;

/** Every address that a page links or posts to: routes are mounted on the same constants. */
export const paths = {
  home: '/',
  incident: (id: string) => `/i/${part(id)}`,
  /** Answers `{ "version": number }`, cacheable for some seconds. */
  incidentVersion: (id: string) => `/i/${part(id)}/version`,
  status: '/status',
  /** A form for whoever is signed in; its POST records an answer. */
  answer: (id: string) => `/i/${part(id)}/answer`,
  subscribe: '/subscribe',
  confirm: '/subscribe/confirm',
  resendCode: '/subscribe/resend',
  /** Away from here at once: ends the session and leads to a page of somebody else's. */
  leave: '/leave',
  me: '/me',
  myDetails: '/me/details',
  resume: (silenced: string) => `/me/opt-outs/${part(silenced)}/remove`,
  myPlaces: '/me/places',
  removePlace: (id: string) => `/me/places/${part(id)}/remove`,
  /** Takes a browser's PushSubscription as JSON. */
  addPush: '/me/push-addresses',
  removePush: (id: string) => `/me/push-addresses/${part(id)}/remove`,
  /** Takes a number to be told in an incident. */
  agreeAhead: '/me/followers',
  decideFollower: (id: string) => `/me/followers/${part(id)}`,
  /** A POST makes this follower the proxy; `removeProxy` leaves nobody. */
  chooseProxy: (id: string) => `/me/followers/${part(id)}/proxy`,
  removeProxy: '/me/proxy/remove',
  /** How those are whom the reader follows. */
  myRelatives: '/me/circle',
  /** A POST has the person asked who accepted this follow. */
  askIfSafe: (id: string) => `/me/circle/${part(id)}/ask`,
  /** A form to answer for somebody else, and what others have said of the reader. */
  myReports: '/me/reports',
  disputeReport: (id: string) => `/me/reports/${part(id)}/dispute`,
  /** Whom the reader speaks for, with a form that declares one more, and who speaks for the reader. */
  myHousehold: '/me/household',
  removeMember: (id: string) => `/me/household/${part(id)}/remove`,
  decideMembership: (id: string) => `/me/memberships/${part(id)}`,
  follow: '/me/following',
  unfollow: (id: string) => `/me/following/${part(id)}/remove`,
  /** A POST turns it on or off. */
  myDiscretion: '/me/discretion',
  /** How somebody is who shows it to everybody, or to whom they gave a code. */
  lookUp: '/me/look-up',
  myVisibility: '/me/visibility',
  renewCode: '/me/visibility/code',
  /** Who answers for somebody under age, and those for whom the reader does. */
  myGuardian: '/me/guardian',
  confirmGuardian: '/me/guardian/confirm',
  decideForWard: (id: string) => `/me/wards/followers/${part(id)}`,
  handOverWard: (id: string) => `/me/wards/${part(id)}/guardian`,
  confirmWard: (id: string) => `/me/wards/${part(id)}/confirm`,
  myDuressWord: '/me/duress-word',
  forgetDuressWord: '/me/duress-word/remove',
  exportMe: '/me/export',
  eraseMe: '/me/erase',
  signOutMe: '/me/sign-out',
  erased: '/erased',
  /** In texts: a GET shows a button, the POST behind it uses the link up. */
  openLink: (token: string) => `/me/${part(token)}`,
  /** In messages: a GET shows the answers, the POST behind it gives one. */
  answerLink: (token: string) => `/a/${part(token)}`,
  undoAnswerLink: (token: string) => `/a/${part(token)}/undo`,
  /** A form by which an organisation sends a list of people present. */
  rosters: '/rosters',
  /** How far a list has come, and what is wrong with its rows. */
  roster: (id: string) => `/rosters/${part(id)}`,
  rosterFaults: (id: string) => `/rosters/${part(id)}/faults.csv`,
  console: '/console',
  signIn: '/console/sign-in',
  signOut: '/console/sign-out',
  /** In invitations: opens an officer's account, once. */
  invitation: (token: string) => `/console/invitations/${part(token)}`,
  operations: '/console/operations',
  organisations: '/console/organisations',
  verifyOrganisation: (id: string) => `/console/organisations/${part(id)}/verify`,
  replayDeadLetter: '/console/operations/replay',
  /** What may be told to who calls, and a question on their behalf. */
  hotline: '/console/hotline',
  hotlineAsk: '/console/hotline/ask',
  newIncident: '/console/incidents/new',
  draft: (id: string) => `/console/incidents/${part(id)}/draft`,
  /** A GET opens the form of the next version, prefilled; nothing changes before it is posted. */
  update: (id: string) => `/console/incidents/${part(id)}/update`,
  /** A POST drafts the prepared all-clear and leads to its review. */
  allClear: (id: string) => `/console/incidents/${part(id)}/all-clear`,
  /** A GET shows the prepared correction, a POST with one signature sends it. */
  falseAlarm: (id: string) => `/console/incidents/${part(id)}/false-alarm`,
  review: (id: string) => `/console/incidents/${part(id)}/review`,
  approve: (id: string) => `/console/incidents/${part(id)}/approve`,
  return: (id: string) => `/console/incidents/${part(id)}/return`,
  reject: (id: string) => `/console/incidents/${part(id)}/reject`,
  watch: (id: string) => `/console/incidents/${part(id)}/watch`,
  /** Answers `WatchValues` as JSON. */
  watchValues: (id: string) => `/console/incidents/${part(id)}/watch/values`,
  /** Calls for help. A POST on a call does what its `command` says. */
  triage: (id: string) => `/console/incidents/${part(id)}/triage`,
  /** Answers `WatchValues` as JSON. */
  triageValues: (id: string) => `/console/incidents/${part(id)}/triage/values`,
  /** With `?place=`: what unconfirmed numbers say there. */
  triageUnproven: (id: string) => `/console/incidents/${part(id)}/triage/unverified`,
  triageCall: (id: string, call: string) => `/console/incidents/${part(id)}/triage/${part(call)}`,
  /** Files by which liaison officers establish a death. A POST opens one. */
  deathFiles: (id: string) => `/console/incidents/${part(id)}/death-files`,
  /** A POST does what its `command` says: confirm, reject, reveal. */
  deathFile: (id: string, file: string) => `/console/incidents/${part(id)}/death-files/${part(file)}`,
  /** A POST goes on with a cell whose people said that they are not there. */
  resumeCell: (id: string) => `/console/incidents/${part(id)}/watch/resume`,
  /** A CSV file of all places, with how many people were not reached there. */
  watchReach: (id: string) => `/console/incidents/${part(id)}/watch/reach.csv`,
} as const;
