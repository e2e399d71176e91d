/**
 * Loaded into a child before its program: when the parent dies without a word, the child ends as if it had been told
 * to, so that nothing is left behind even after a SIGKILL.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
