# One image for every process: `command` says which one a container runs.
# The native media worker is built once, in a stage of its own, from the npm
# package's sources where no prebuilt one can be had.

FROM node:24-bookworm-slim AS build
WORKDIR /glim
RUN apt-get update && apt-get install -y --no-install-recommends \
      g++ libssl-dev libuv1-dev libsrtp2-dev libflatbuffers-dev flatbuffers-compiler ca-certificates \
    && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --omit=dev
COPY scripts scripts
RUN node scripts/worker/ensure-worker.mjs \
    && node --input-type=module -e "import('./scripts/setup/postgres-links.mjs').then((links) => links.postgresLinks.run())"
COPY . .
RUN node server/web/build.ts --out dist/web

FROM node:24-bookworm-slim
# What the built worker links to, and ffmpeg for thumbnails and RTMP.
RUN apt-get update && apt-get install -y --no-install-recommends \
      libssl3 libuv1 libsrtp2-1 libflatbuffers2 ffmpeg ca-certificates tini \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /data && chown node:node /data
WORKDIR /glim
COPY --from=build --chown=root:root /glim /glim
USER node
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
VOLUME /data
EXPOSE 3000 1935 44400-44407/udp 44400-44407/tcp
# tini passes SIGTERM on and reaps ffmpeg's remains.
ENTRYPOINT ["tini", "--"]
CMD ["node", "server/main.ts"]
