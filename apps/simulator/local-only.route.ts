import type { FastifyReply, FastifyRequest } from 'fastify';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Keeps websites that are open in a browser of this machine away from what only its user may do: a name that someone
 * points at 127.0.0.1 shows in `Host`, and a form or script of another site in `Origin`.
 */
export async function localOnly(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { host = '', origin } = request.headers;
  const isForeign = origin !== undefined && origin !== `http://${host}`;
  if (loopback.test(host) && !isForeign) return;
  await reply.code(403).send({ message: 'only for this machine' });
}
