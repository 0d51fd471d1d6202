# Backend and worker in one image; docker-compose.yml says which of them a container runs.
FROM node:24-slim AS dashboard
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# None of what the page is built from needs a script of its own.
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY backend/contract ./backend/contract
COPY dashboard ./dashboard
RUN npx vite build dashboard

FROM node:24-slim

# Providers are reached over TLS by native code, which looks for the system's certificates. The
# others make the sandboxes in which tools act.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
    ca-certificates bubblewrap socat ripgrep python3 chromium \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /app
ENV NODE_ENV=production

# On its own, so that a change of the sources does not install the packages again.
COPY package.json package-lock.json .npmrc ./
RUN ONNXRUNTIME_NODE_INSTALL_CUDA=skip npm ci --omit=dev && npm cache clean --force

COPY db ./db
COPY redaction ./redaction
COPY spoken ./spoken
COPY telemetry ./telemetry
COPY backend ./backend
COPY agent ./agent
COPY --from=dashboard /app/dashboard/dist ./dashboard/dist

# Volumes take over who owns it.
RUN mkdir /data && chown node: /data
USER node
CMD ["node", "backend/main.ts"]
