import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, type Page, PageQuery } from '@redmaple/platform';
import { CourseChange, CourseView, NewCourse } from './course.dto.js';
import { CoursesService } from './courses.service.js';

@Controller('training/courses')
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  @Post()
  @Allow('operator', 'county-admin')
  create(@Body() course: NewCourse): Promise<CourseView> {
    return this.courses.create(course);
  }

  /** Newest first. */
  @Get()
  @Allow('operator', 'trainer', 'county-admin')
  list(@Query() query: PageQuery): Promise<Page<CourseView>> {
    return this.courses.list(query);
  }

  @Get(':id')
  @Allow('operator', 'trainer', 'county-admin')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<CourseView> {
    return this.courses.get(id);
  }

  @Patch(':id')
  @Allow('operator', 'county-admin')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() change: CourseChange): Promise<CourseView> {
    return this.courses.change(id, change);
  }
}
