import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { Allow, AllowSignedIn } from '@redmaple/platform';
import { AreaDetail, ChangeAreaDto, CreateAreaDto } from './area.dto.js';
import { AreasService } from './areas.service.js';

/** The county's tree of areas. */
@Controller('areas')
export class AreasController {
  constructor(private readonly areas: AreasService) {}

  /** The whole tree, from the county down. */
  @Get()
  @AllowSignedIn()
  list(): Promise<AreaDetail[]> {
    return this.areas.list();
  }

  @Get(':id')
  @AllowSignedIn()
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<AreaDetail> {
    return this.areas.detail(id);
  }

  @Post()
  @Allow('county-admin')
  create(@Body() body: CreateAreaDto): Promise<AreaDetail> {
    return this.areas.create(body);
  }

  @Patch(':id')
  @Allow('county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeAreaDto): Promise<AreaDetail> {
    return this.areas.change(id, body);
  }
}
