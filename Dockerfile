# SPDX-License-Identifier: Apache-2.0
# The command by itself: docker build -t zhengzi . && docker run --rm -i zhengzi --to tw < page.txt

FROM swift:6.3-bookworm AS build
WORKDIR /zhengzi
COPY . .
RUN Scripts/set-up && Scripts/build-static

FROM scratch
COPY --from=build /zhengzi/.build/static/zhengzi /usr/bin/zhengzi
COPY --from=build /zhengzi/LICENSE /zhengzi/NOTICE /usr/share/doc/zhengzi/
USER 65534:65534
ENTRYPOINT ["/usr/bin/zhengzi"]
