#!/bin/sh
# Copies out/ to a bucket that is served as a website (S3, and what speaks its protocol: set AWS_ENDPOINT_URL).
# Usage: object-storage.sh BUCKET, after `npm run build`. The bucket's index document is index.html, its error document
# 404.html; behind a network that asks it for files alone, have `…/` answered by `…/index.html` there.
# Once, for pages in a sandbox, which have no origin: aws s3api put-bucket-cors --bucket BUCKET --cors-configuration
# '{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET"]}]}'
set -eu
bucket=$1

# First what pages ask for, then the pages. Nothing of an earlier build is deleted: open pages still ask for it.
aws s3 sync out/_next "s3://$bucket/_next" --cache-control 'public, max-age=31536000, immutable'
aws s3 sync out "s3://$bucket" --exclude '_next/*' --exclude 'offline.js' --cache-control no-cache
# The last of all: it tells readers' devices that the rest is there.
aws s3 cp out/offline.js "s3://$bucket/offline.js" --cache-control no-cache --content-type text/javascript
