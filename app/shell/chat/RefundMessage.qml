pragma ComponentBehavior: Bound
import QtQuick
import app.shell.chat
import app.shell.style

/*! Money of a paid order that came back, all of it or a part. */
MoneyMessage {
    id: root

    iconName: "undo-2"
    kindText: content.paidText === "" ? qsTr("Refund") : qsTr("Partial refund")
    amountName: "refundAmount"
    withText: qsTr("came back from %1").arg(Words.isolated(content.payeeName))
    facts: [[qsTr("For"), content.title], [qsTr("When"), content.timeText], [qsTr("Order"), content.number], [qsTr("Paid"), content.paidText], [qsTr("Why"), content.reason]].filter(fact => fact[1] !== "")
}
