export const passwordLength = { min: 12, max: 200 } as const;

/**
 * Why the password may not be chosen; undefined when it may. Length is what counts (NIST SP 800-63B §3.1.1.2): no rule
 * about kinds of characters, but nothing that a guesser tries first.
 */
export function passwordFault(password: string, email: string): string | undefined {
  const characters = Array.from(password);
  if (characters.length < passwordLength.min) return `at least ${passwordLength.min} characters`;
  if (characters.length > passwordLength.max) return `at most ${passwordLength.max} characters`;
  if (new Set(characters).size < 5) return 'too few different characters';
  if (runsOn(characters)) return 'characters in a row, as on a keyboard, are guessed first';
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const guesses = [local, domain.split('.')[0], 'tocsin', 'password', 'motdepasse'].filter(
    (guess) => guess.length >= 4,
  );
  const left = guesses.reduce((rest, guess) => rest.replaceAll(guess, ''), password.toLowerCase());
  return left.length < 8 ? 'too close to your e-mail address or to a common password' : undefined;
}

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '12345678901234567890',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
];

/** Whether all but a few characters continue the one before along some row, in either direction. */
function runsOn(characters: readonly string[]): boolean {
  const text = characters.join('').toLowerCase();
  const next = rows.flatMap((row) => [row, [...row].reverse().join('')]);
  let followers = 0;
  for (let i = 1; i < text.length; i++) if (next.some((row) => row.includes(text.slice(i - 1, i + 1)))) followers++;
  return followers >= text.length * 0.8;
}
