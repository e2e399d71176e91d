import { createLogger } from './logger';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('debug', { write: (line: string) => lines.push(line) }));
  return lines.join('');
}

test('a phone number never reaches the log, wherever it stands', () => {
  const output = logged((logger) => {
    logger.info('sent to +33612345678');
    logger.warn({ phone: '+33612345678' }, 'ok');
    logger.error({ fault: new Error('carrier refused +33 6 12 34 56 78') }, 'send failed');
    logger.error(new Error('carrier refused 0033612345678'));
    logger.info({ person: { phone: '+33612345678' } }, 'nested');
  });
  expect(output).not.toMatch(/612345678|6 12 34 56 78/);
  expect(output).toContain('+33•••••78');
});

test('a link token in a path is not logged', () => {
  const output = logged((logger) =>
    logger.info({ req: { id: 1, method: 'GET', url: `/me/${'a'.repeat(43)}?x=secret` } }, 'request'),
  );
  expect(output).toContain('/me/…');
  expect(output).not.toContain('secret');
});
