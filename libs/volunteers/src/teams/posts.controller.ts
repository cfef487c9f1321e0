import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Allow, AllowSignedIn } from '@redmaple/platform';
import {
  ChangePostDto,
  ClosePostDto,
  CreatePostDto,
  PostDetail,
  PostPage,
  PostsQuery,
  SeatHolderDto,
} from './post.dto.js';
import { PostsService } from './posts.service.js';

/** Posts of teams and who fills them. */
@Controller()
export class PostsController {
  constructor(private readonly posts: PostsService) {}

  /** Of the county, without names: where somebody is missing. */
  @Get('posts')
  @Allow('operator', 'county-admin', 'liaison')
  page(@Query() query: PostsQuery): Promise<PostPage> {
    return this.posts.page(query);
  }

  @Get('teams/:id/posts')
  @AllowSignedIn()
  ofTeam(@Param('id', ParseUUIDPipe) id: string): Promise<PostDetail[]> {
    return this.posts.ofTeam(id);
  }

  @Post('teams/:id/posts')
  @Allow('operator', 'county-admin', 'team-leader')
  create(@Param('id', ParseUUIDPipe) id: string, @Body() body: CreatePostDto): Promise<PostDetail> {
    return this.posts.create(id, body);
  }

  @Patch('posts/:id')
  @Allow('operator', 'county-admin', 'team-leader')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangePostDto): Promise<PostDetail> {
    return this.posts.change(id, body);
  }

  @Post('posts/:id/close')
  @HttpCode(204)
  @Allow('operator', 'county-admin', 'team-leader')
  close(@Param('id', ParseUUIDPipe) id: string, @Body() body: ClosePostDto): Promise<void> {
    return this.posts.close(id, body.version);
  }

  @Post('post-seats/:id/fill')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  fill(@Param('id', ParseUUIDPipe) id: string, @Body() body: SeatHolderDto): Promise<PostDetail> {
    return this.posts.fill(id, body.volunteerId);
  }

  /** Names who leaves, so that nobody is sent away who came meanwhile. */
  @Post('post-seats/:id/vacate')
  @HttpCode(200)
  @Allow('operator', 'county-admin', 'team-leader')
  vacate(@Param('id', ParseUUIDPipe) id: string, @Body() body: SeatHolderDto): Promise<PostDetail> {
    return this.posts.vacate(id, body.volunteerId);
  }
}
