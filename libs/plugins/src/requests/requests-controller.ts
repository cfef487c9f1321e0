import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, type Type, UseGuards } from '@nestjs/common';
import { PARAMTYPES_METADATA } from '@nestjs/common/constants.js';
import { Allow, type CoreRole, IdempotentByItself } from '@redmaple/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PluginRequest } from '../define/requests.js';
import type { LoadedPlugin } from '../host/loaded-plugin.js';
import { pluginOfRoute } from '../mounting/plugin-class.js';
import { PluginRouteGuard } from '../mounting/plugin-route.guard.js';
import { requestName } from '../validate/validate-requests.js';
import { PluginRequestsService } from './plugin-requests.js';

/** A controller of the host's for the requests that a plugin declares, behind the guard of all its routes. */
export function requestsController(plugin: LoadedPlugin): Type<unknown> {
  class Requests {
    constructor(readonly requests: PluginRequestsService) {}
  }
  Reflect.defineMetadata(PARAMTYPES_METADATA, [PluginRequestsService], Requests);
  Reflect.defineMetadata(pluginOfRoute, plugin.id, Requests);
  for (const [name, request] of Object.entries(plugin.definition.requests ?? {}))
    addRoute(Requests, plugin, name, request);
  UseGuards(PluginRouteGuard)(Requests);
  Controller(`plugins/${plugin.id}/r`)(Requests);
  return Requests;
}

function addRoute(
  target: { readonly prototype: object },
  plugin: LoadedPlugin,
  name: string,
  request: PluginRequest,
): void {
  const [, method = '', path = ''] = requestName.exec(name) ?? [];
  const { prototype } = target;
  const answer = function (
    this: { requests: PluginRequestsService },
    asked: unknown,
    sent: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    return this.requests.answer(plugin, name, request, { asked, sent, reply });
  };
  Object.defineProperty(answer, 'name', { value: name });
  const descriptor: PropertyDescriptor = { value: answer, configurable: true, writable: true };
  Object.defineProperty(prototype, name, descriptor);
  Reflect.defineMetadata(PARAMTYPES_METADATA, [Object, Object, Object], prototype, name);
  const decorators = method === 'GET' ? [Get(path)] : [Post(path), HttpCode(200), IdempotentByItself()];
  for (const decorate of [...decorators, Allow(...(request.roles as [CoreRole, ...CoreRole[]]))])
    decorate(prototype, name, descriptor);
  (method === 'GET' ? Query() : Body())(prototype, name, 0);
  Req()(prototype, name, 1);
  Res({ passthrough: true })(prototype, name, 2);
}
