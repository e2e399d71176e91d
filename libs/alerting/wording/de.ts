import type { Wording } from './wording';

const digits = 'Antworten Sie 1 in Sicherheit, 2 brauche Hilfe, 3 nicht vor Ort, 4 in Sicherheit ohne Unterkunft.';

export const de: Wording = {
  exercise: 'ÜBUNG',
  test: 'TEST',
  discreet: {
    title: 'Sicherheitsnachricht',
    body: 'Eine neue Nachricht wartet auf Sie. Öffnen Sie sie, um sie zu lesen.',
  },
  unobtrusive: {
    title: 'Info',
    tap: 'Zum Lesen tippen.',
    news: (time) => `Info von ${time}. Zum Lesen 5 antworten.`,
    noted: 'Erhalten.',
    taken: 'Jemand kümmert sich um Ihre Anfrage.',
    emergency: 'Notfall: 112.',
    waiting: 'Auf Ihrer Seite wartet eine Info.',
  },

  comma: ', ',
  headings: { alert: 'WARNUNG', update: 'NEUER STAND', all_clear: 'ENTWARNUNG', cancel: 'KORREKTUR' },
  issuedAt: (time, day) => `Nachricht vom ${day}, ${time}`,
  howToAnswer: digits,

  localTime: (time) => `${time} Ortszeit`,
  relativesNotice: {
    alert:
      'Eine Person, der Sie folgen, ist vielleicht dort. Wir schreiben Ihnen, sobald sie sich meldet. Fahren Sie bitte nicht hin.',
    update: 'Die Lage ändert sich. Wir schreiben Ihnen, sobald die Person, der Sie folgen, sich meldet.',
    all_clear: 'Die Gefahr ist vorüber.',
    cancel: 'Diese Warnung ist aufgehoben. Näheres auf der Seite.',
  },
  prompt: { title: 'Sind Sie in Sicherheit?', body: 'Öffnen Sie diese Nachricht, um zu antworten.' },
  prompts: {
    reminder: (about, time) => `Sind Sie in Sicherheit? Warnung von ${time} (${about}): noch keine Antwort von Ihnen.`,
    ask_again: (about, time) =>
      `Noch in Sicherheit? Die Warnung von ${time} dauert an (${about}), Ihre Antwort ist 6 Stunden alt.`,
  },
  proxyRequest: (name, about, time) =>
    `Warnung von ${time} (${about}): Wir erreichen ${name || 'eine Person, der Sie folgen,'} nicht und sollen uns dann an Sie wenden. Rufen Sie dort an, aber fahren Sie nicht hin.`,
  answerRecorded: {
    safe: (about, time) =>
      `Notiert um ${time}: in Sicherheit (${about}). Wer Ihnen folgt, wird benachrichtigt. Wenn sich etwas ändert, antworten Sie 2.`,
    need_help: (about, time) =>
      `Rufen Sie 112 an, in Frankreich auch SMS an 114: Nur sie schicken Rettung. Ihr Hilferuf ist um ${time} aufgenommen (${about}).`,
    not_in_area: (about, time) =>
      `Notiert um ${time}: nicht vor Ort (${about}). Wir fragen Sie nicht mehr. Zum Ändern antworten Sie 1, 2 oder 4.`,
    safe_need_shelter: (about, time) =>
      `Notiert um ${time}: in Sicherheit, ohne Unterkunft (${about}). Folgen Sie den amtlichen Hinweisen. Wenn sich etwas ändert, antworten Sie 2.`,
  },
  helpInExercise: (about, time) =>
    `Hilferuf für die Übung um ${time} notiert (${about}). Rufen Sie 112 nur bei einer Gefahr an, die nicht dazu gehört.`,
  helpTaken: (about, time) => `Eine Einsatzkraft hat Ihren Hilferuf seit ${time} (${about}).`,
  inDanger: 'In Gefahr rufen Sie 112 an, in Frankreich auch SMS an 114.',
  someone: 'Eine Person, der Sie folgen,',
  followerUpdate: {
    safe: (name) => `${name} ist in Sicherheit.`,
    need_help: (name) => `${name} bittet um Hilfe.`,
    not_in_area: (name) => `${name} ist nicht vor Ort.`,
    safe_need_shelter: (name) => `${name} ist in Sicherheit, braucht aber eine Unterkunft.`,
  },
  answeredBy: {
    sms: (about, when) => `Antwort per SMS um ${when} (${about}).`,
    unproven: (about, when) => `Gemeldet per Telefon um ${when} (${about}); Nummer nicht bestätigt.`,
    call: (about, when) => `Antwort per Telefon um ${when} (${about}).`,
    page: (about, when) => `Antwort auf unserer Seite um ${when} (${about}).`,
    relative: (about, when) => `Laut einer nahestehenden Person, die Kontakt hatte, ${when} (${about}).`,
    hearsay: (about, when) => `Laut einer nahestehenden Person ohne direkten Kontakt, ${when} (${about}): unbestätigt.`,
    organisation: (about, when) => `Laut einer Einrichtung, ${when} (${about}).`,
  },
  helpForFollower: 'Bringen Sie sich nicht in Gefahr: Den Rettungsdienst erreichen Sie unter 112.',
  safetyAsk: (name, about, time) =>
    `${name || 'Jemand, der Ihnen folgt,'} fragt, ob Sie in Sicherheit sind (${about}, ${time}).`,
  hotlineAsk: (name, about, time) =>
    `Jemand ruft unsere Hotline an, nennt sich ${name || 'Angehöriger'} und fragt nach Ihnen (${about}, ${time}). Ohne Sie wird nichts gesagt.`,
  newsDigest: (about, list) => `Nachrichten (${about}): ${list}.`,
  semicolon: '; ',
  digestLine: {
    safe: (name, time) => `${name} um ${time} in Sicherheit`,
    need_help: (name, time) => `${name} bittet um ${time} um Hilfe`,
    not_in_area: (name, time) => `${name} um ${time} nicht vor Ort`,
    safe_need_shelter: (name, time) => `${name} um ${time} in Sicherheit, braucht Unterkunft`,
  },
  digestDoubt: {
    unproven: 'Nummer nicht bestätigt',
    relative: 'laut Angehörigen',
    hearsay: 'unbestätigt',
    organisation: 'laut einer Organisation',
  },
  alsoFor: (names) => `Auch für: ${names}.`,
  notFor: (names) => `Nicht für ${names}: keine Zustimmung.`,
  voiceMessage: (name, about, when, url) =>
    `${name} hat um ${when} eine Sprachnachricht hinterlassen (${about}). Zwei Tage lang hier: ${url}`,

  noActiveIncident:
    'Für Sie läuft keine Warnung: Es ändert sich nichts. Bei Gefahr rufen Sie 112 an, in Frankreich auch SMS an 114. MENÜ: was Sie senden können.',
  unknownText: `Nachricht nicht verstanden, es ändert sich nichts. Bei Gefahr rufen Sie 112 an, in Frankreich auch SMS an 114. ${digits} MENÜ: alles Weitere.`,
  help:
    `Bei Gefahr rufen Sie 112 an, in Frankreich auch SMS an 114. ${digits} FOLGEN und eine Nummer: um Nachricht von jemandem bitten. 1 FÜR und eine Nummer: für jemanden antworten. HAUSHALT: für Ihren Haushalt. ` +
    'LISTE: wer Ihnen folgt. DATEN: Ihre Daten sehen oder löschen. FR EN ES DE AR: Sprache. STOPP FAMILIE, STOPP WARNUNGEN, STOPP UNTERKUNFT oder STOPP.',
  languageChanged: 'Ihre nächsten Nachrichten kommen in dieser Sprache.',

  followRequest: (name, code) =>
    `${name || 'Jemand'} möchte bei Warnungen wissen, wie es Ihnen geht. Antworten Sie ANNEHMEN ${code} oder ABLEHNEN ${code}. ` +
    'Ohne Ihre Antwort wird nichts weitergegeben.',
  wardRequest: (name, url) =>
    `${name || 'Jemand'} möchte Nachrichten von einem Kind, für das Sie verantwortlich sind. Antworten: ${url}`,
  guardianCode: (name, code, minutes) =>
    `${name || 'Ein Kind'} nennt Sie bei Tocsin als verantwortlich. Wenn Sie zustimmen, geben Sie diesen Code weiter: ${code} (${minutes} min). Sie entscheiden dann, wer Nachrichten erhält.`,
  guardianNeeded: 'Vor dem 18. Geburtstag stimmt Ihre verantwortliche Person zu, auf deren Seite. Nichts ist geändert.',
  followRequests: (requests, example) =>
    `Offene Anfragen: ${requests}. Antworten Sie ANNEHMEN oder ABLEHNEN und die Nummer, zum Beispiel ANNEHMEN ${example}.`,
  noFollowRequests: 'Es gibt keine offene Anfrage: Es ändert sich nichts.',
  followGranted: (name, code) =>
    `${name || 'Diese Person'} erfährt bei Warnungen, wie es Ihnen geht. Jederzeit beenden: ENTFERNEN ${code}.`,
  followRefused: 'Notiert. Es wird nichts weitergegeben, auch Ihre Ablehnung nicht.',
  followRevoked: (name) => `Erledigt. ${name || 'Diese Person'} erfährt nichts mehr von Ihnen.`,
  followersList: (followers, example) => `Ihnen folgen: ${followers}. Jemanden entfernen: ENTFERNEN ${example}.`,
  noFollowers: 'Niemand folgt Ihnen.',
  followRequested:
    'Wenn diese Person den Dienst nutzt, fragen wir sie. Sie erfahren, wie es ihr geht, wenn sie zustimmt.',
  followUnreadable: 'Nummer nicht verstanden. Senden Sie FOLGEN und die Nummer, zum Beispiel FOLGEN +336xxxxxxxx.',
  followAccepted: (name) => `${name || 'Eine Person'} hat zugestimmt: Bei Warnungen erfahren Sie, wie es ihr geht.`,
  andMore: (count) => `und ${count} weitere`,

  household: ({ list, count, example }) =>
    `Haushalt: ${list}. Für alle: OK ${count}. Für einige: OK MIT ${example}. Ändern: HINZUFÜGEN und ein Name, HAUSHALT ENTFERNEN und eine Nummer.`,
  noHousehold:
    'In Ihrem Haushalt ist niemand angegeben. Angeben: HINZUFÜGEN und ein Name, mit der Nummer, falls es eine gibt.',
  notAgreed: 'noch keine Zustimmung',
  forNobodyElse: 'Niemand sonst ist gemeldet: Das passt nicht zu Ihrem Haushalt.',
  householdUnclear: 'Nicht verstanden, nichts notiert. Brauche Hilfe: 2. Nur für Sie: 1.',
  householdFull: 'Ein Haushalt hat höchstens acht Personen: entfernen Sie eine mit HAUSHALT ENTFERNEN und der Nummer.',
  memberAdded: (name) => `${name} ist in Ihrem Haushalt.`,
  memberAsked: 'Die Person wird um Zustimmung gebeten; bis dahin sprechen Sie nicht für sie.',
  memberRemoved: (name) => `Erledigt: ${name} ist nicht mehr in Ihrem Haushalt.`,
  memberUnreadable:
    'Name oder Nummer nicht verstanden. Senden Sie zum Beispiel HINZUFÜGEN LEA oder HINZUFÜGEN PAUL +4915xxxxxxxxx.',
  householdRequest: (name, code) =>
    `${name || 'Jemand'} zählt Sie zum Haushalt und könnte für Sie sagen, wie es Ihnen geht. Antworten Sie HAUSHALT ANNEHMEN ${code} oder HAUSHALT ABLEHNEN ${code}. ` +
    'Ohne Antwort wird nichts für Sie gesagt.',
  householdRequests: (requests, example) =>
    `Zum Haushalt zählen Sie: ${requests}. Antworten Sie HAUSHALT ANNEHMEN oder HAUSHALT ABLEHNEN und die Nummer, zum Beispiel HAUSHALT ANNEHMEN ${example}.`,
  noHouseholdRequests: 'Niemand wartet auf Ihre Zustimmung zu einem Haushalt: nichts ist geändert.',
  householdJoined: (name, code) =>
    `${name || 'Diese Person'} darf für Sie sagen, wie es Ihnen geht; Sie erfahren es, und Ihre eigene Antwort geht vor. Beenden: HAUSHALT ABLEHNEN ${code}.`,
  householdLeft: 'Notiert: In diesem Haushalt spricht niemand für Sie.',

  oneTimeCode: (code, minutes) => `${code} ist Ihr Code von Tocsin, ${minutes} Min. gültig. Geben Sie ihn niemandem.`,
  manageLink: (url, minutes) =>
    `Ihre Daten sehen, mitnehmen oder löschen: ${url} Persönlicher Link, ${minutes} Min. gültig. Geben Sie ihn nicht weiter.`,
  reportTaken:
    'Erhalten. Wenn die Nummer erreichbar ist, erfährt die Person davon und kann widersprechen. Ihre eigene Antwort gilt immer mehr; wem zweimal widersprochen wird, dem wird nicht mehr geglaubt.',
  reportUnreadable:
    'Nummer nicht verstanden, nichts ist notiert. Senden Sie 1 FÜR und die Nummer, zum Beispiel 1 FÜR 015xxxxxxxx GESEHEN NACHBAR.',
  reportUnverified:
    'Nichts ist notiert: Bestätigen Sie zuerst Ihre eigene Nummer auf unserer Seite. Bei Gefahr rufen Sie 112 an.',
  reportTooMany: 'Nichts ist notiert: zu viele Meldungen heute. Bei Gefahr rufen Sie 112 an.',
  claims: {
    safe: 'Sie in Sicherheit sind',
    need_help: 'Sie Hilfe brauchen',
    not_in_area: 'Sie nicht vor Ort sind',
    safe_need_shelter: 'Sie in Sicherheit sind, aber eine Unterkunft brauchen',
  },
  reportedOfYou: (name, claim, about, when) =>
    `${name || 'Jemand'} meldet, ${when}, dass ${claim} (${about}). Falsch? Antworten Sie 8. Selbst antworten: 1, 2, 3 oder 4.`,
  reportDisputed: (name) =>
    `Notiert: Was ${name || 'diese Person'} gemeldet hat, gilt nicht mehr; wer Ihnen folgt, weiß das. Antworten Sie 1, 2, 3 oder 4, wie es Ihnen geht.`,
  reportsLeft: (reports, example) =>
    `Weitere Meldungen über Sie: ${reports}. Ist eine falsch, antworten Sie 8 und ihre Nummer, zum Beispiel 8 ${example}.`,
  nothingToDispute: 'Niemand hat etwas über Sie gemeldet: Es ändert sich nichts.',
  reportWithdrawn: (name, about, when) =>
    `Was Ihnen über ${name} gesagt wurde, gilt nicht mehr, ${when} (${about}). Keine Antwort bekannt.`,

  classNames: {
    alerts: 'Warnungen',
    relatives: 'Nachrichten von Angehörigen',
    shelter: 'Nachrichten über Unterkünfte',
  },
  optedOut: ({ silent, speaking, alsoInDanger, numbers }) =>
    `Notiert, Sie erhalten nicht mehr: ${silent}${alsoInDanger ? ', auch nicht bei Gefahr' : ''}. ` +
    `${speaking && `Weiterhin kommen: ${speaking}. `}Um sie wieder zu erhalten, senden Sie START an ${numbers}.`,
  optedIn: ({ silent, speaking }) =>
    `Notiert, Sie erhalten: ${speaking}. ${silent && `Weiter stumm: ${silent}. `}Zum Abbestellen senden Sie STOPP.`,
  erased: 'Ihre Daten sind gelöscht. Dies ist die letzte Nachricht.',
  canary: 'Tocsin: Probe der Kanäle. Es ist nichts zu tun.',
};
