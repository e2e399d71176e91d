import { codeLength, isVisibleBy, parseCode, shownCode, visibilityLevels, writeCode } from './visibility';

test('a number shows only whom everybody may see, a code also those who hand one out', () => {
  expect(visibilityLevels.filter((level) => isVisibleBy('phone', level))).toEqual(['public']);
  expect(visibilityLevels.filter((level) => isVisibleBy('code', level))).toEqual(['code', 'public']);
});

test('a code is understood as it is read out, whatever passes for its letters', () => {
  const code = writeCode([0, 1, 2, 10, 20, 31, 7, 8, 9, 18, 19, 30]);
  expect(code).toHaveLength(codeLength);
  expect(shownCode(code)).toMatch(/^.{4}-.{4}-.{4}$/);
  for (const typed of [
    code,
    shownCode(code),
    shownCode(code).toLowerCase(),
    code.replace('0', 'o').replace('1', 'l'),
  ]) {
    expect(parseCode(typed)).toBe(code);
  }
  for (const typed of ['', '0612345678', code.slice(1), `${code}0`, code.replace('2', 'U')]) {
    expect(parseCode(typed)).toBeUndefined();
  }
});
