import type { Speech } from './speech';

export const de: Speech = {
  running: (about) => `Warnung: ${about}.`,
  ended: (about) => `Die Warnung ist beendet: ${about}.`,
  nothingRunning: 'Zurzeit gilt keine Warnung. Bei Gefahr rufen Sie die 112 an. Auf Wiederhören.',
  keys:
    'Drücken Sie die 1, wenn es Ihnen gut geht, die 2, wenn Sie Hilfe brauchen, die 3, wenn Sie woanders sind, ' +
    'die 4, wenn es Ihnen gut geht, Sie aber eine Unterkunft brauchen.',
  again: 'Um dies noch einmal zu hören, drücken Sie die 5.',
  switchToThis: 'Für Deutsch drücken Sie die 9.',
  confirmed: {
    safe: (about) => `Notiert: Sie sind in Sicherheit. ${about}. Wer Ihnen folgt, erfährt es.`,
    need_help: (about) =>
      `Rufen Sie jetzt die 112 an, oder schreiben Sie der 114: nur dort wird Hilfe geschickt. Ihr Hilferuf ist festgehalten. ${about}.`,
    not_in_area: (about) => `Notiert: Sie sind nicht vor Ort. ${about}.`,
    safe_need_shelter: (about) =>
      `Notiert: Sie sind in Sicherheit, brauchen aber eine Unterkunft. ${about}. Folgen Sie den amtlichen Anweisungen.`,
  },
  helpInExercise: (about) => `Hilferuf für die Übung notiert. ${about}.`,
  mayChange: 'Wenn das nicht stimmt, drücken Sie eine andere Taste. Sonst legen Sie auf.',
  mayLeaveMessage:
    'Um denen, die Ihnen folgen, eine Nachricht von dreißig Sekunden zu hinterlassen, drücken Sie die 6.',
  speakNow: 'Sprechen Sie nach dem Ton. Zum Beenden drücken Sie die Rautetaste.',
  messageKept: 'Danke. Wer Ihnen folgt, kann Ihre Nachricht zwei Tage lang hören. Auf Wiederhören.',
  over: 'Die Warnung, wegen der wir anrufen, gilt nicht mehr. Auf Wiederhören.',
  hiddenNumber:
    'Ihre Nummer ist unterdrückt: wir können Ihre Antwort nicht notieren. Rufen Sie mit Nummer an. Bei Gefahr rufen Sie die 112 an.',
  goodbye: 'Auf Wiederhören.',
};
