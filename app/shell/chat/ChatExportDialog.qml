import QtQuick
import app.shell.style

/*! Lets the person choose where a chat is written. */
SaveDialog {
    title: qsTr("Export the chat")
    kind: "documents"
    defaultSuffix: "html"
    nameFilters: [qsTr("Web page") + " (*.html)"]
}
