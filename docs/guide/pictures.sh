#!/usr/bin/env bash
# Takes the pictures of the guide from a demonstration shop, at the width of a desk and of a phone. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
taken=$(mktemp -d)
LOYALTY_TEST_SCREENS=$taken dotnet test Tests --nologo --filter "FullyQualifiedName~PagesBrowserTests.An_admin_page_is_whole"
for picture in program:program-edit rule:rule-edit dashboard:dashboard; do
  for width in 1280 390; do
    suffix=$([ "$width" = 1280 ] || echo "-$width")
    cp "$taken/${picture#*:}-$width.png" "docs/screens/guide-${picture%%:*}$suffix.png"
  done
done
