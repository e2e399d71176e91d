import type { Speech } from './speech';

export const en: Speech = {
  running: (about) => `Alert in progress: ${about}.`,
  ended: (about) => `The alert is over: ${about}.`,
  nothingRunning: 'No alert is in progress. If you are in danger, call 112. Goodbye.',
  keys: 'Press 1 if you are safe, 2 if you need help, 3 if you are not in the area, 4 if you are safe but need shelter.',
  again: 'To hear this again, press 5.',
  switchToThis: 'For English, press 9.',
  confirmed: {
    safe: (about) => `Noted: you are safe. ${about}. The people who follow you are told.`,
    need_help: (about) => `Call 112 now, or text 114: only they send help. Your call for help is on record. ${about}.`,
    not_in_area: (about) => `Noted: you are not in the area. ${about}.`,
    safe_need_shelter: (about) =>
      `Noted: you are safe, but you need shelter. ${about}. Follow the official instructions.`,
  },
  helpInExercise: (about) => `Call for help noted for the exercise. ${about}.`,
  mayChange: 'If this is not right, press another key. If it is, hang up.',
  mayLeaveMessage: 'To leave a voice message of thirty seconds for those who follow you, press 6.',
  speakNow: 'Speak after the tone. To finish, press the hash key.',
  messageKept: 'Thank you. Those who follow you can hear your message for two days. Goodbye.',
  over: 'The alert that we called you about is no longer in progress. Goodbye.',
  hiddenNumber:
    'Your number is hidden: we cannot note your answer. Call again without hiding it. If you are in danger, call 112.',
  goodbye: 'Goodbye.',
};
