import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { contextIfAny, requestErrors } from '@redmaple/platform';
import { PluginSwitch } from '../registry/plugin-switch.js';
import { pluginOfRoute } from './plugin-class.js';

/** Answers 404 where the county of the call has the plugin off, as if its routes did not exist. */
@Injectable()
export class PluginRouteGuard implements CanActivate {
  constructor(private readonly plugins: PluginSwitch) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const id = Reflect.getMetadata(pluginOfRoute, execution.getClass()) as string;
    if (contextIfAny()?.county === undefined || !(await this.plugins.isOn(id))) throw requestErrors.notFound();
    return true;
  }
}
