pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import app.shell.style
import app.shell.tabs

/*! One tab as a pill: its icon, its words and, on all but the first, a cross. */
T.AbstractButton {
    id: root

    required property TabsModel tabs
    required property int index
    required property string kind
    required property string title
    required property string iconName
    required property string tabId
    /*! The view-model of what it shows; none for the first. */
    required property QtObject view
    readonly property string accent: (view as MiniAppViewModel)?.accent ?? ""
    /*! How wide it may be while another tab is shown. */
    property real widthMax: 220
    readonly property bool isHome: kind === "home"
    readonly property bool hasPicture: iconName.startsWith("file:")
    readonly property bool isShown: index === tabs.current
    readonly property string shownTitle: title || qsTr("Untitled")

    /*! What stands beside the words: margins, icon, cross. */
    readonly property int besideWords: 46 + (isHome ? 4 : 24)
    readonly property real ownWidth: Math.min(220, Math.ceil(words.implicitWidth) + besideWords)

    objectName: "tab" + index
    implicitWidth: Math.min(ownWidth, isShown || isHome ? 220 : widthMax)
    implicitHeight: 36
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: shownTitle
    Accessible.selected: isShown
    onClicked: root.tabs.select(tabId)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onDeletePressed: root.tabs.close(tabId)

    background: Rectangle {
        radius: 8
        color: root.isShown ? Theme.card : root.hovered ? Theme.hover : "transparent"
        border.width: root.isShown ? 1 : 0
        border.color: Theme.line

        FocusRing {
            control: root.background
            isShown: root.visualFocus
            anchors.margins: 0
            radius: 8
        }
    }
    contentItem: Item {
        Row {
            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            IconImage {
                anchors.verticalCenter: parent.verticalCenter
                name: root.hasPicture ? "" : root.iconName
                size: 16
                color: root.isShown ? Accents.main(root.accent) : Theme.textSoft

                RoundPicture {
                    anchors.fill: parent
                    source: root.hasPicture ? root.iconName : ""
                    corner: 4
                }
            }
            PlainText {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), root.width - root.besideWords)
                text: root.shownTitle
                elide: Text.ElideRight
                maximumLineCount: 1
                color: root.isShown ? Theme.text : Theme.textSoft
                font.pixelSize: 13
                font.weight: root.isShown ? Font.DemiBold : Font.Normal
                Accessible.ignored: true
            }
        }
    }

    T.AbstractButton {
        id: cross

        objectName: "tabClose" + root.index
        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        width: 22
        height: 22
        visible: !root.isHome
        hoverEnabled: true
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Close %1").arg(root.shownTitle)
        onClicked: root.tabs.close(root.tabId)

        background: Rectangle {
            radius: 6
            color: cross.pressed ? Theme.pressed : cross.hovered ? Theme.line : "transparent"
        }
        contentItem: Item {
            IconImage {
                anchors.centerIn: parent
                name: "x"
                size: 14
                color: cross.hovered ? Theme.text : Theme.textSoft
            }
        }
    }

    TapHandler {
        acceptedButtons: Qt.MiddleButton
        onTapped: root.tabs.close(root.tabId)
    }
}
