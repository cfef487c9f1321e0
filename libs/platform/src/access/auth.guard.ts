import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, anonymous, currentContext } from '../context/context.js';
import { accessErrors } from '../errors/platform-errors.js';
import { allowKey, type AllowRule, asleepKey, freshFactorKey, readsKey, watchesKey } from './allow.js';
import { Counties } from './counties.js';
import { sessionCookie } from './cookies.js';
import { Sessions } from './sessions.js';

interface RequestLike {
  readonly method: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly params?: Record<string, string>;
  readonly cookies?: Record<string, string | undefined>;
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Finds out who calls, chooses the county, and opens only routes whose `@Allow` rule fits. Default: closed. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly counties: Counties,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const rule = this.told<AllowRule>(execution, allowKey);
    if (!rule) throw accessErrors.denied();
    const request = execution.switchToHttp().getRequest<RequestLike>();
    const context = currentContext();
    if (rule.kind === 'public') {
      context.actor = anonymous;
      const code = request.params?.county;
      if (code !== undefined) {
        const county = await this.counties.active(code);
        if (!county) throw accessErrors.countyUnknown();
        context.county = county.code;
      }
      return true;
    }
    const acts = changing.has(request.method) && !this.told(execution, readsKey);
    const background = request.headers['x-background'] === '1' && !acts;
    const found = await this.holder(request, !background && !this.told(execution, watchesKey));
    if (!found || !(await this.counties.active(found.county))) throw accessErrors.signInNeeded();
    context.actor = found.actor;
    context.county = found.county;
    if (!fits(rule, found.actor)) throw accessErrors.denied();
    // Somebody else may sit before a board that was left alone.
    if (acts && found.asleep && !this.told(execution, asleepKey)) throw accessErrors.confirmAgain();
    if (acts && !found.freshFactor && this.told(execution, freshFactorKey)) throw accessErrors.confirmAgain();
    return true;
  }

  private told<T>(execution: ExecutionContext, key: string): T | undefined {
    return this.reflector.getAllAndOverride<T | undefined>(key, [execution.getHandler(), execution.getClass()]);
  }

  private async holder(request: RequestLike, active: boolean) {
    const header = request.headers.authorization;
    if (typeof header === 'string' && header.startsWith('Bearer '))
      return this.sessions.find(header.slice(7).trim(), active);
    const token = request.cookies?.[sessionCookie];
    if (!token) return undefined;
    if (changing.has(request.method)) {
      const given = request.headers['x-csrf-token'];
      if (typeof given !== 'string' || !this.sessions.csrfFits(token, given)) throw accessErrors.csrf();
    }
    return this.sessions.find(token, active);
  }
}

function fits(rule: AllowRule, actor: Actor): boolean {
  switch (rule.kind) {
    case 'public':
    case 'session':
      return true;
    case 'recruit':
      return actor.kind === 'recruit' || (actor.kind === 'account' && actor.personId !== undefined);
    case 'signed-in':
      return actor.kind === 'account';
    case 'roles':
      return actor.grants.some((grant) => rule.roles.includes(grant.role));
  }
}
