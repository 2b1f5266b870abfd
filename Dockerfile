# SPDX-License-Identifier: Apache-2.0
# The command by itself: docker build -t zhengzi . && docker run --rm -i zhengzi --to tw < page.txt

FROM swift:6.3-bookworm AS build
WORKDIR /zhengzi
COPY . .
RUN Scripts/set-up && Scripts/build-static
# Everything that the command loads, in its place.
RUN mkdir -p /image/usr/bin \
 && cp .build/library/zhengzi /image/usr/bin/ \
 && ldd .build/library/zhengzi | grep -o '/[^ ]*' | xargs -I '{}' cp --parents --dereference '{}' /image \
 && for name in icuuc icui18n icudata; do cp --parents --dereference /usr/lib/*-linux-gnu/lib$name.so.72 /image; done

FROM scratch
COPY --from=build /image /
ENTRYPOINT ["/usr/bin/zhengzi"]
