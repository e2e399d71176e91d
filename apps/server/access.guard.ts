import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasRole, type OfficerRole, officerRoles } from '../../libs/identity/officer';
import { readOfficerCookie } from '../../libs/identity/officer-cookie';
import { SessionsService } from '../../libs/identity/sessions.service';
import { personToken } from '../../libs/people/person-session';
import { PersonSessionsService } from '../../libs/people/person-sessions.service';
import { Config } from '../../libs/platform/config/config';
import { policyKey } from '../../libs/platform/http/policy';
import { platformProblems } from '../../libs/platform/platform-problems';

/** Every policy that a route may name. `carrier` routes check the carrier's signature themselves. */
export const policies = [
  'public',
  'carrier',
  'person',
  'officer',
  ...officerRoles.map((role) => `officer:${role}` as const),
] as const;
export type PolicyName = (typeof policies)[number];

/** The one place that decides who may call what. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly ownOrigin: string;

  constructor(
    private readonly reflector: Reflector,
    private readonly officers: SessionsService,
    private readonly people: PersonSessionsService,
    config: Config,
  ) {
    this.ownOrigin = new URL(config.publicUrl).origin;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const policy = this.reflector.get<PolicyName | undefined>(policyKey, context.getHandler());
    if (policy === undefined) throw platformProblems['not-allowed']();
    if (policy !== 'carrier') this.refuseForeignOrigin(request);
    if (policy === 'public' || policy === 'carrier') return true;
    // What is for one person or officer is kept by no browser and by nothing on the way.
    void context.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store');
    if (policy === 'person') {
      await this.admitPerson(request);
      return true;
    }
    await this.admitOfficer(request, policy);
    return true;
  }

  private async admitPerson(request: FastifyRequest): Promise<void> {
    const token = personToken(request.headers);
    request.personId = token === undefined ? undefined : await this.people.authenticate(token);
    if (request.personId === undefined) throw platformProblems['not-signed-in']();
  }

  private async admitOfficer(request: FastifyRequest, policy: 'officer' | `officer:${OfficerRole}`): Promise<void> {
    const token = readOfficerCookie(request.headers.cookie);
    const officer = token === undefined ? undefined : await this.officers.authenticate(token);
    if (!officer) throw platformProblems['not-signed-in']();
    const role = officerRoles.find((name) => policy === `officer:${name}`);
    if (role && !hasRole(officer, role)) throw platformProblems['not-allowed']();
    request.officer = officer;
  }

  /** Browsers say which site a changing request comes from; whoever sends no Origin is no browser page. */
  private refuseForeignOrigin({ method, headers }: FastifyRequest): void {
    if (method === 'GET' || method === 'HEAD') return;
    const isForeign = headers.origin !== undefined && headers.origin !== this.ownOrigin;
    const isCrossSite =
      headers['sec-fetch-site'] !== undefined && !['same-origin', 'none'].includes(headers['sec-fetch-site']);
    if (isForeign || isCrossSite) throw platformProblems['foreign-origin']();
  }
}
