"""The words for every refusal and failure: what happened, why, and what to do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from PySide6.QtCore import QCoreApplication

from app.core.kernel.errors import DetailValue, PlazaError
from app.core.kernel.money import Money
from app.shell.plain_words import isolated

Said = Annotated[str, "ErrorTexts"]

TEXTS: Mapping[str, Said] = {
    "address.name": "Write a name of 1 to {characters_max} characters that can be seen.",
    "address.phone": "Write a phone number: 5 to 25 digits, with spaces, hyphens and a plus where you like.",
    "address.postcode": "A postcode has 3 to 12 letters and digits. It may be left empty.",
    "address.region": "Write province, city and district, 1 to {characters_max} characters that can be seen.",
    "address.street": "Write street, number and door, 1 to {characters_max} characters that can be seen.",
    "address.too_many": "There are {count_max} addresses already. Delete one first.",
    "article.block_too_long": "The paragraph in line {line} is too long. Make several of it, each of up to "
    "{characters_max} characters.",
    "article.empty": "An article needs a title and a text before it is sent.",
    "article.film_missing": "This film is not here any more.",
    "article.film_too_large": "A film in an article holds at most {megabytes_max} MB. Choose a shorter one.",
    "article.nested": "Lists and quotes stand too deep within each other in line {line}. Up to {depth_max} can "
    "be read.",
    "article.past": "This time is over. Choose one that is still to come.",
    "article.problems": "Something in this article leads nowhere, first in line {line}. Mend it, then send it.",
    "article.sent": "This article was sent already, so it does not change any more.",
    "article.time": "Write day and time like 2026-12-01 08:00.",
    "article.too_long": "An article holds at most {characters_max} characters. Make several of it.",
    "article.too_many": "An article holds at most {blocks_max} paragraphs and pictures. Make several of it.",
    "article.too_many_scheduled": "{scheduled_max} articles wait to be sent already. Let some of them go first.",
    "article.words_too_long": "Title, summary or author is too long: up to {characters_max} characters.",
    "catalog.withdrawn": "This mini-app was taken back by its catalogue, so it was not installed.",
    "catalog.unknown": "This mini-app is not in the catalogue any more, so it cannot be opened.",
    "catalogue.address": "Give the https address of a catalogue, or its folder. Nothing was added.",
    "catalogue.broken": "This catalogue's index is damaged or made for another Plaza. Nothing was taken from it.",
    "catalogue.differs": "The package in “{name}” is not what it says there, so nothing was installed. Beware of it.",
    "catalogue.disputed": "{names} say different publishers made this mini-app, so it was not installed. Remove the "
    "catalogue you doubt.",
    "catalogue.expired": "The catalogue “{name}” is out of date, so nothing counts that it says. Refresh it later.",
    "catalogue.full": "There are {catalogues_max} catalogues already. Remove one first.",
    "catalogue.gone": "This catalogue was removed meanwhile.",
    "catalogue.impostor": "{address} could not prove that it is what it says. Nothing was taken from there.",
    "catalogue.inside": "{address} is inside a private network, where Plaza fetches nothing. Give a public address.",
    "catalogue.known": "You have this catalogue already, as “{name}”.",
    "catalogue.missing": "There is no catalogue at {address}, or not all of it. Check the address.",
    "catalogue.name_missing": "A new catalogue needs a name. Give it with --name.",
    "catalogue.older": "The catalogue “{name}” is older there than what you saw of it, so yours stays as it is.",
    "catalogue.other_key": "The catalogue “{name}” is signed with another key now, so nothing was taken. Beware of it.",
    "catalogue.publisher_changed": "{miniapp_id} is another publisher's in this catalogue. Nothing was published.",
    "catalogue.redirected": "{address} leads somewhere else, where Plaza does not follow. Give the right address.",
    "catalogue.signature": "This catalogue is not signed by the key it names, so nothing was taken. Beware of it.",
    "catalogue.slow": "{address} did not answer in time. What you have stays as it is; try again later.",
    "catalogue.too_large": "This catalogue is larger than Plaza reads. Nothing was taken from it.",
    "catalogue.unreachable": "{address} cannot be reached. What you have stays as it is; try again later.",
    "catalogue.version_reused": "Version {version} of {miniapp_id} is there already with other content. Count it up.",
    "backup.damaged": "This back-up is damaged or not whole, so nothing was put back. Use another one.",
    "backup.differ": "The two passwords differ, so nothing was written. Try again.",
    "backup.exists": "{path} is there already and stays as it is. Choose another name.",
    "backup.newer": "A newer Plaza wrote this back-up (form {found}). Install that one; nothing was changed.",
    "backup.cancelled": "You stopped it, so nothing was written or put back.",
    "backup.no_room": "There is not enough room at {path}, so nothing was changed. Free some space.",
    "backup.password": "This is not the back-up's password, or its beginning is damaged. Nothing was changed.",
    "backup.short": "A password for a back-up has at least {characters_min} characters. Nothing was written.",
    "backup.unknown": "This file is no back-up of Plaza. Nothing was changed.",
    "backup.unreadable": "{path} cannot be read ({reason}). Nothing was changed.",
    "backup.unwritable": "{path} cannot be written ({reason}), so there is no back-up. Choose another place.",
    "attachment.bytes": "A file may have at most {megabytes_max} MB, so this one was not sent. Choose a smaller one.",
    "attachment.cancelled": "You stopped this, so nothing was sent.",
    "attachment.full": "There is no room left on the disk, so the file was not sent. Make room and send it again.",
    "attachment.missing": "This file is not here any more.",
    "attachment.too_many": "Up to {count_max} files go at once. Choose fewer.",
    "attachment.unsaved": "It could not be saved there ({reason}). Choose another place.",
    "attachment.unwritable": "The file could not be kept ({reason}), so it was not sent. Try again.",
    "chat.attachment": "What belongs to this message is not here, so it was not sent. Choose the file again.",
    "chat.empty": "A message needs some words. Write something first.",
    "chat.group_alone": "A group needs at least two people. Choose somebody.",
    "chat.group_full": "A group has at most {members_max} members, so nobody was added.",
    "chat.group_title": "A group's name needs letters that can be seen, {characters_max} at most. Change it.",
    "chat.invitation_over": "This invitation was for a few days, which are over. Ask for a new one.",
    "chat.invitation_revoked": "This invitation was taken back, so it lets nobody in any more.",
    "chat.invitation_unknown": "Nobody here knows this invitation, so there is no group to join.",
    "chat.invitation_used_up": "As many people came by this invitation as it was for. Ask for a new one.",
    "chat.message_id": "The message could not be numbered, so it was not sent. Try again.",
    "chat.message_id_reused": "Another message has this number, so this one was not sent. Try again.",
    "chat.not_a_member": "You are not in this conversation, so nothing was sent.",
    "chat.not_yours": "Only whoever sent a message can take it back.",
    "chat.recall_kind": "Money that was given is not taken back with its message.",
    "chat.recall_too_late": "A message can be taken back for {minutes} minutes after it was sent, which are over.",
    "chat.not_the_owner": "Only the owner of the group can do this.",
    "chat.self": "That is you: a conversation needs somebody else.",
    "chat.too_long": "A message holds at most {characters_max} characters. Send it in parts.",
    "chat.unfollowed": "You no longer follow this official account. Follow it again to see what it wrote.",
    "chat.unknown_message": "This message is not here any more.",
    "chat.unknown_conversation": "This conversation does not exist any more.",
    "chat.unwritable": "This message holds something that cannot be kept, so it was not sent. Write it differently.",
    "code.too_long": "This text is too long for a code. Shorten it.",
    "code.too_small": "The code would be too small to be scanned. Ask for a larger one.",
    "code.unreadable": "The code made could not be read back, so it is not shown. Try another text.",
    "files.gone": "This file is not here any more.",
    "files.too_large": "A mini-app is given files of up to {megabytes_max} MB, so this one stays here. Use a program.",
    "handler.unwritable": "{path} cannot be changed ({reason}), so links open as before.",
    "hand_over.busy": "Plaza already asks you about other links. Answer those first, then open this one again.",
    "hand_over.closed": "Plaza cannot take what later starts are asked ({reason}). All else works.",
    "hand_over.refused": "The running Plaza does not understand this start. End it and start again.",
    "file.unreadable": "This file cannot be read ({reason}). Choose another.",
    "comment.answered": "You have answered this comment already, and an answer does not change.",
    "comment.empty": "A comment needs some words. Write something first.",
    "comment.too_fast": "You have written several comments just now. Wait a minute before the next one.",
    "comment.too_long": "A comment holds at most {characters_max} characters. Shorten it.",
    "comment.too_many": "You have {count_max} comments under this article already. Delete one of them first.",
    "comment.unknown": "This comment is not here any more.",
    "contacts.known": "They are among your contacts already.",
    "contacts.note": "A word to them has at most {characters_max} characters that can be seen. Write it differently.",
    "contacts.tags": "Up to {count_max} tags, each with at most {characters_max} characters that can be seen.",
    "contacts.too_many": "You have asked {count_max} people today. Ask the next one tomorrow.",
    "contacts.too_soon": "You have asked them a short while ago. Give them a few days.",
    "contacts.unknown_request": "Nobody asks you this any more.",
    "contacts.waiting": "You have asked them already; they have not answered yet.",
    "coupons.closed": "This coupon is not given out any more, so you have not got it.",
    "coupons.none_left": "The last of these coupons is gone, so you have not got one.",
    "coupons.not_invited": "This coupon is for people who were invited, so you have not got it.",
    "coupons.taken": "You have taken this coupon as often as one person may.",
    "coupons.unknown": "This coupon does not exist.",
    "coupons.unusable": "This coupon does not count for this order, so nothing was paid. Choose another, or none.",
    "data.in_use": "Plaza already runs with the data in {folder}. Use its window, or choose another with --data.",
    "data.no_answer": "Plaza already runs with the data in {folder}, but does not answer. End it and start again.",
    "data.unwritable": "Plaza cannot write to {folder} ({reason}). Make it writable, or choose another with --data.",
    "collect.over": "It took too long, or you have said no already, so nothing was paid. Show a new code.",
    "collect.unknown": "Nothing is asked of you under this name, so nothing was paid.",
    "database.busy": "Your data is in use right now, so nothing was changed. Try again in a moment.",
    "database.full": "The disk is full, so nothing was changed. Free some space and try again.",
    "database.missing": "There is no {path}: Plaza has not been used with this folder. Choose another with --data.",
    "database.newer": "{path} was written by a newer Plaza (version {found}). Install that one; the file is untouched.",
    "database.older": "{path} was written by an older Plaza (version {found}). Start Plaza once, then ask again.",
    "database.rules_missing": "{path} lacks rules that keep your books right ({missing}), so it is not used. "
    "Put a back-up in its place; nothing was changed.",
    "database.unreadable": "{path} is damaged or not Plaza's. Put a back-up in its place; the file is untouched.",
    "demo.broken": "The demo content in resources/demo is broken ({reason}), so none of it was written. Get it again.",
    "export.unwritable": "{path} cannot be written ({reason}), so nothing was saved. Choose another place.",
    "funding.limit": "The test bank moves at most {limit} at once, so nothing moved. Choose less.",
    "internal": "Something in Plaza went wrong, and the details are in its log. Try again.",
    "keys.declined": "The system did not give Plaza the keys, or you said no. Switch them on again to be asked.",
    "keys.missing": "Your keyboard has no {keys}. Choose other keys.",
    "keys.taken": "Another program keeps {keys} for itself, so Plaza does not hear them. Choose other keys.",
    "keys.unsupported": "This system lets no program hear keys while another one is in front.",
    "ledger.account_differs": "Your wallet's book holds something else under this name, so nothing moved.",
    "ledger.hold_amount": "This is more than was held, so nothing moved.",
    "ledger.hold_expired": "The time in which this money was held is over, so nothing moved.",
    "ledger.hold_resolved": "This money was already moved or given back, so nothing moved.",
    "ledger.hold_unknown": "No money is held under this number, so nothing moved.",
    "ledger.key_reused": "This request was already used for something else, so nothing moved. Start again.",
    "ledger.transfer": "This movement of money is not a valid one, so nothing moved.",
    "limits.amount": "A limit is an amount of zero or more. Write it with at most two digits after the point.",
    "limits.day": "You let {limit} leave your wallet in a day, and {left} of it is left. Nothing was paid; change the "
    "limit under Wallet, Security.",
    "limits.miniapp": "You let this mini-app take {limit} a day, and {left} of it is left. Nothing was paid; change "
    "the limit under Wallet, Security.",
    "limits.payment": "You let one payment be {limit} at most, and this is {amount}. Nothing was paid; change the "
    "limit under Wallet, Security.",
    "marks.phrase": "A phrase has {characters_min} to {characters_max} characters that can be seen. Write another.",
    "marks.picture": "This picture is none of those to choose from. Choose another.",
    "money.amount": "That is not an amount that Plaza can move. It has to be above zero.",
    "official.article_taken": "Another official account has already published an article with this number.",
    "official.flaws": "Something in the menu or the replies leads nowhere or says nothing. Mend it, then publish it.",
    "official.menu": "A menu has up to {entries_max} buttons with up to {below_max} entries each. Every one needs a "
    "name of up to {characters_max} characters, and leads somewhere.",
    "official.menu_changed": "The menu has changed meanwhile. Look at it again.",
    "official.none": "This mini-app has no official account to follow.",
    "official.not_owner": "Only who owns this official account can do this.",
    "official.related": "An official account names up to {count_max} mini-apps beside its own.",
    "official.reply": "A reply has up to {characters_max} characters, or leads to a mini-app or an article.",
    "official.rule": "An official account has up to {rules_max} rules, each with up to {keywords_max} short keywords.",
    "official.stays": "Plaza’s own account cannot be unfollowed: it tells you of your money.",
    "official.too_many_favourites": "You keep {count_max} articles already. Remove some of your favourites first.",
    "official.unknown": "This official account does not exist any more.",
    "official.unknown_article": "This article does not exist any more.",
    "official.voice_too_long": "Menu and replies are too long together, so the newest words are not kept. Make "
    "them shorter.",
    "official.withdrawn": "The official account has taken this article back.",
    "film.busy": "This mini-app opens too many films one after the other. Try again in a minute.",
    "film.kind": "This file is no MP4 or WebM film, so it is not played.",
    "film.too_large": "This film is too large to be played from the mini-app's own folder.",
    "orders.capture_too_much": "The mini-app wants more than is held for its order, so nothing moved.",
    "orders.captured": "The mini-app has taken what was held for this order already, so nothing moved.",
    "orders.closed": "This order was closed, so nothing was paid. Place a new one in the mini-app.",
    "orders.expired": "This order is too old to be paid, so nothing was paid. Place a new one in the mini-app.",
    "orders.expiry": "The mini-app gave its order a wrong life time, so nothing was ordered.",
    "orders.hold_over": "What was held for this order is yours again, so nothing moved.",
    "orders.merchant": "The mini-app's order does not say who sells, so nothing was ordered.",
    "orders.not_held": "Nothing is held for this order, so nothing moved.",
    "orders.number": "The mini-app gave its order no proper number, so nothing was ordered.",
    "orders.number_reused": "The mini-app used an order number twice, so nothing was ordered. Try again there.",
    "orders.paid": "This order is paid already. You were not charged again.",
    "orders.paid_by_other": "Somebody else has already paid this order. You were not charged.",
    "orders.title": "The mini-app gave its order no proper title, so nothing was ordered.",
    "orders.too_many": "{count_max} orders of this mini-app wait already, so nothing was ordered. Pay some first.",
    "orders.unknown": "This order does not exist, so nothing was paid. Place it again in the mini-app.",
    "package.broken": "The mini-app in {folder} is left out: {problem} Mend that and start again.",
    "package.bundled": "This mini-app comes with Plaza, so it cannot be removed.",
    "package.changed": "This mini-app's files were changed on this computer, so it was not opened. Install it again.",
    "package.history_broken": "{path} is damaged: no version can be installed or changed. Put a back-up in its place.",
    "package.keys": "The publisher of {miniapp_id} changed keys more than {keys_max} times, so nothing was installed.",
    "package.missing": "This mini-app is not installed on this computer, so it was not opened.",
    "package.old_key": "This file is signed with a key its publisher gave up, so it was not installed. Beware of it.",
    "package.older": "A newer version of this mini-app is installed, so this one was not. Choose to go back first.",
    "package.other_publisher": "{miniapp_id} is another publisher's here, so nothing was installed. Beware of it.",
    "package.record_broken": "{path} is damaged: nobody knows whose mini-app that is. Put a back-up in its place.",
    "package.unsigned": "{file} is not signed, so it was not installed. Ask its publisher for a signed one.",
    "package.version_reused": "Version {version} is already here with other content, so nothing was installed. Ask its "
    "publisher for a new version.",
    "package.unwritable": "{path} cannot be written ({reason}). Make it writable, or choose another place.",
    "packets.audience": "A red packet needs somebody here to open it, and there are too few or too many people.",
    "packets.count": "A red packet here can have 1 to {count_max} shares. Change their number.",
    "packets.empty": "All shares of this red packet are gone.",
    "packets.greeting": "A greeting has up to {characters_max} characters that can be seen. Write it differently.",
    "packets.over": "This red packet was not opened within 24 hours, so what was left went back.",
    "packets.share": "Each share of a red packet is ¥0.01 at least, and equal shares come out even. Change the amount.",
    "packets.split": "A red packet is split by luck or evenly. Choose one of the two.",
    "packets.stranger": "This red packet is for others.",
    "packets.unknown": "Your wallet has no record of this red packet, or it was sent before you were in this chat: it "
    "cannot be opened. If an older copy of the wallet was put back, the newer one still has it.",
    "page.query": "This link carries more than {characters_max} characters for the page, so it was not opened.",
    "page.unknown": "The mini-app has no page “{page}”. Open it from its first page.",
    "pay.busy": "Another payment is being asked for. Answer that one first.",
    "payments.key": "This payment carries no proper key, so nothing was paid. Start again.",
    "permission.unseen": "This mini-app wants to ask you something. Look at it first.",
    "permission.busy": "This mini-app asks you for something else just now. Answer that first.",
    "permission.denied": "You do not let this mini-app use that. You can change it under About, in its menu.",
    "password.already_set": "You have a password already. Change that one.",
    "password.locked": "Too many wrong passwords: no other is tried until {until}.",
    "password.not_set": "You have no password. Set one first.",
    "password.shape": "A password has {characters_min} to {characters_max} characters. Type another.",
    "password.wrong": "This is not your password. Tries left: {tries_left}.",
    "people.about": "Words about yourself have at most {characters_max} characters that can be seen. Change them.",
    "people.left": "This person has deleted their profile, so nothing new reaches them. Nothing was done.",
    "people.nobody_here": "Nobody on this computer is called {name}, or more than one. Choose them from the list.",
    "people.too_many": "{count_max} people have a profile here already, so none was made. Delete one first.",
    "people.name": "A name needs 1 to {characters_max} visible characters. Choose another.",
    "people.self": "That is you: you cannot be your own contact.",
    "people.unknown": "This person is not known here.",
    "picture.broken": "This picture is damaged, so it cannot be read. Choose another.",
    "picture.bytes": "This file has more than {megabytes_max} MB. Choose a smaller one.",
    "picture.closed": "This picture could not be read in time. Try again.",
    "picture.format": "This is no PNG, JPEG or WebP picture. Choose another.",
    "picture.pixels": "This picture has more than 16 million pixels. Choose a smaller one.",
    "pin.already_set": "A payment PIN is already set. Use that one.",
    "pin.locked": "Too many wrong PINs: no other is tried until {until}. Nothing was done.",
    "pin.needed": "This needs your payment PIN. Enter it.",
    "pin.not_set": "No payment PIN is set yet. Choose one first.",
    "pin.shape": "A PIN is six digits. Choose six digits.",
    "pin.weak": "That PIN is too easy to guess. Choose six digits that neither count up or down nor repeat.",
    "pin.wrong": "The PIN is wrong, so nothing was done. Tries left: {tries_left}.",
    "portal.missing": "This desktop does not do that for programs.",
    "process.failed": "The mini-app could not be started ({reason}). Try again.",
    "proof.malformed": "This file is no receipt of Plaza's: {problem}.",
    "proof.unreadable": "{path} cannot be read ({reason}). Choose another file.",
    "prompt.busy": "This mini-app asks you for something just now. Answer that first.",
    "recovery.locked": "Too many wrong recovery codes: no other is tried until {until}.",
    "recovery.not_set": "No recovery code was made for this wallet, so the PIN cannot be set anew.",
    "recovery.shape": "A recovery code is four groups of five letters and digits. Look at it again.",
    "recovery.wrong": "This is not your recovery code. Tries left: {tries_left}.",
    "pay_codes.over": "This code does not count any more, or never did. Ask for a new one; nothing was paid.",
    "pay_codes.own": "That is your own code: show it to whoever you pay.",
    "pay_codes.too_often": "Too many codes were wrong. Wait ten minutes, and then try again.",
    "receive.amount": "This code asks for {amount}, so nothing moved. Give just that.",
    "receive.over": "This code is over. Ask for a new one.",
    "receive.own": "That is your own code: it is for others to give you money.",
    "receive.unknown": "Nobody here is known by this code. Ask for it to be shown again.",
    "roles.undeclared": "This mini-app has no role called {role}. Nothing was changed.",
    "sandbox.untrusted": "This computer cannot hold mini-apps back, and you have not trusted this one. Open it again.",
    "secrets.broken": "The key file {path} is damaged, so your wallet stays closed. Put a back-up of it in its place.",
    "secrets.keyring": "The keys of your wallet are in this system's keyring, which does not answer. Unlock it and "
    "start Plaza again.",
    "server.ended": "The mini-app's server half ended before it answered. Try again.",
    "server.failed": "The mini-app's server half failed. Try again, or tell its publisher.",
    "server.none": "The mini-app has no server half to ask.",
    "server.resting": "The mini-app's server half took too much, or ended too often, and rests for a minute.",
    "server.slow": "The mini-app's server half took too long. Try again.",
    "settings.unwritable": "Your choice holds until you close Plaza: it could not be saved ({reason}).",
    "signing.handovers": "This key has taken another's place {handovers_max} times already, so no new one was made.",
    "signing.key_broken": "{path} holds no Ed25519 key, so nothing was signed. Choose your key file.",
    "signing.key_exposed": "Others on this computer may read {path}, so nothing was signed. Change that: chmod 600.",
    "signing.key_missing": "The key file {path} cannot be read ({reason}). Choose another, or make one with --new-key.",
    "signing.key_taken": "{path} exists already, and no key is ever overwritten. Choose another name for the new key.",
    "signing.key_unwritable": "The key cannot be kept in {path} ({reason}), so nothing was signed. Choose another.",
    "source.missing": "The mini-app names a file that is not there.",
    "source.session": "The mini-app is not running, so its files are not shown. Open it again.",
    "tour.no_such_look": "No look is {look}. A look is made of these, as in dark/zh/150: {parts}.",
    "tour.unwritable": "The tour cannot write its pictures to {folder}. Choose another folder with --out.",
    "voice.broken": "This voice note cannot be played: it is damaged, or none that Plaza made.",
    "voice.denied": "Your system lets Plaza hear no microphone. Allow it in its settings, then try again.",
    "voice.no_microphone": "There is no microphone here. Plug one in, then try again.",
    "voice.no_speaker": "There is nothing here to hear it with. Plug in a loudspeaker or headphones, then try again.",
    "voice.unusable": "This microphone gives no sound that Plaza can use. Choose another in your system's settings.",
    "wallet.person_unknown": "{person} has no wallet here. These have one: {owners}.",
    "wallet.person_wanted": "Several people may have a wallet here. Say whose with --person: {owners}.",
    "wallet.gone": "Your wallet's file {path} is gone or empty. Put a back-up in its place; nothing else was changed.",
    "wallet.not_empty": "You still have {amount} in your wallet. Withdraw it or give it to somebody first.",
    "wallet.on_its_way": "{amount} of yours is held for an order, a transfer or a red packet. Wait until it has come, "
    "or is back.",
    "wallet.frozen": "Your wallet is frozen, so nothing was paid. Unfreeze it under Wallet, Security.",
    "transfers.accepted": "This transfer is accepted already, so it cannot be declined.",
    "transfers.declined": "This transfer was declined, so the money went back.",
    "transfers.not_yours": "This transfer is not for you, so only the other person can answer it.",
    "transfers.note": "A note has up to {characters_max} characters that can be seen. Write it differently.",
    "transfers.returned": "This transfer was not accepted within 24 hours, so the money went back.",
    "transfers.self": "That is you: money is given to somebody else.",
    "transfers.unknown": "Your wallet has no record of this transfer, so there is nothing to accept or to give back. "
    "If an older copy of the wallet was put back, the newer one still has it; otherwise ask for it to be sent again.",
    "wallet.insufficient": "Not enough money: it costs {needed}, you have {balance}. Nothing was paid; top up first.",
}
"""Patterns by code. A detail ``x_minor`` is shown as money under the name ``x``."""

AREA_TEXTS: Mapping[str, Said] = {
    "bridge": "The mini-app asked Plaza for something that it may not have ({code}), so nothing was done.",
    "alarms": "The mini-app could not set an alarm ({code}), so it will not come.",
    "broadcast": "The mini-app wants to tell its pages more than it may ({code}), so nothing was told.",
    "coupons": "The mini-app could not make its coupon ({code}), so there is none. Ask its publisher.",
    "file": "A file of the mini-app cannot be written ({code}), so nothing was kept.",
    "clipboard": "The mini-app could not use the clipboard ({code}), so nothing was copied or read.",
    "login": "Logging in to the mini-app did not work ({code}). Open it again.",
    "messages": "The mini-app wants to send a message that it may not send ({code}), so nothing was sent.",
    "network": "The mini-app could not reach its hosts ({code}), so nothing was fetched.",
    "notices": "The mini-app wants to send a notice that it may not send ({code}), so nothing was sent.",
    "picture": "A picture of the mini-app cannot be shown ({code}).",
    "navigate": "The mini-app wants to open another one that cannot be opened ({code}), so nothing was opened.",
    "scan": "The scanned code is none that a mini-app may have ({code}), so it was not handed over.",
    "refunds": "The mini-app could not give money back ({code}), so nothing moved. Ask its publisher.",
    "share": "The mini-app offered a card that cannot be sent ({code}), so nothing was sent.",
    "scanner": "The camera, picture or video cannot be read ({code}). Choose another one.",
    "storage": "The mini-app wants to keep more than it may ({code}), so nothing was kept.",
}
"""Patterns by the part before the dot, for codes with better words of their own elsewhere, or for authors."""

UNKNOWN: Said = "That did not work ({code}). Try again."


def pattern_of(code: str) -> str | None:
    """Return the pattern for ``code``, or nothing if nobody has written one."""
    return TEXTS.get(code) or AREA_TEXTS.get(code.partition(".")[0])


def text_of(error: PlazaError) -> str:
    """Return one clear sentence for ``error``: what, why, what to do."""
    pattern = QCoreApplication.translate("ErrorTexts", pattern_of(error.code) or UNKNOWN)
    return pattern.format_map(_Shown({"code": error.code, **_shown(error.details)}))


class _Shown(dict[str, str]):
    """Details by name; one that the error lacks is left out of the sentence."""

    def __missing__(self, name: str) -> str:
        return "…"


def _shown(details: Mapping[str, DetailValue]) -> dict[str, str]:
    shown = {}
    currency = str(details.get("currency", "CNY"))
    for name, value in details.items():
        if name.endswith("_minor") and isinstance(value, int):
            shown[name.removesuffix("_minor")] = Money(value, currency).text()
        elif name == "until":
            shown[name] = _time(str(value))
        else:
            shown[name] = isolated(str(value))
    return shown


def _time(text: str) -> str:
    """Return the local time of day of an ISO moment; other text as it is."""
    try:
        return datetime.fromisoformat(text).astimezone().strftime("%H:%M")
    except ValueError:
        return text
