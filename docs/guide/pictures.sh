#!/usr/bin/env bash
# Takes the pictures of docs/screens from a demonstration shop, at the width of a desk and of a phone: the pages of the admin area, of the shop and of the
# API as the tests look at them. Needs Chromium and ImageMagick (convert). Slow machines take five minutes.
set -euo pipefail
cd "$(dirname "$0")/../.."
taken=$(mktemp -d)
LOYALTY_TEST_SCREENS=$taken dotnet test Tests --nologo "$@" --filter "FullyQualifiedName~PagesBrowserTests.An_admin_page_is_whole|FullyQualifiedName~The_apis_documentation|\
FullyQualifiedName~longest_words|FullyQualifiedName~LookBrowserTests.A_page_of_the_shop|FullyQualifiedName~The_checkout_in_steps_is_in_order|\
FullyQualifiedName~The_completed_page_of_a_guest|FullyQualifiedName~The_page_that_turns_a_mail|FullyQualifiedName~FirstSetupTests.From_an_open_setup"

# from=to; a phone's picture ends where the second screen of the phone does
for picture in \
  configure=guide-configure program-edit=guide-program look-my-loyalty=guide-my-loyalty look-cart=guide-cart look-product=guide-product look-leaderboard=guide-leaderboard \
  rule-edit=guide-rule rule-dry-run=guide-dry-run imports=guide-imports import=guide-import dashboard=guide-dashboard verify=guide-verify member=guide-member \
  member-merge=guide-merge store-limits=guide-store-limits programs=guide-programs redemptions=guide-redemptions webhook-deliveries=guide-deliveries \
  my-loyalty-ltr=guide-german my-loyalty-rtl=guide-arabic look-points-or-money=guide-points-or-money rewards=guide-rewards tier-policy=guide-tiers \
  setup=guide-setup first-steps=guide-first-steps look-completed=guide-completed look-completed-guest=guide-completed-guest look-mail=guide-mail \
  look-points-in-a-list=guide-list transactions=guide-transactions members=guide-members rules=guide-rules referrals=guide-referrals audit=guide-audit api-doc=guide-api; do
  for width in 1280 390; do
    from=$taken/${picture%%=*}-$width.png
    to=docs/screens/${picture##*=}$([ "$width" = 1280 ] || echo "-$width").png
    convert "$from" -crop "${width}x1700+0+0" +repage -bordercolor white -trim +repage -dither None -colors 64 -strip -define png:compression-level=9 "PNG8:$to"
  done
done
du -ch docs/screens/*.png | tail -1
