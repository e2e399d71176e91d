import { csvOf } from './csv';

test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x', '\0=1'])(
  'a spreadsheet takes %j for text',
  (text) => {
    expect(csvOf([[text]]).slice(0, 3)).toBe(`\uFEFF"'`);
  },
);

test('quotation marks, commas and line ends stay inside their cell, and numbers stay numbers', () => {
  expect(csvOf([['L’Haÿ "94", x\ny', 1234, -5, 0.5]])).toBe('\uFEFF"L’Haÿ ""94"", x\ny",1234,-5,0.5\r\n');
});
