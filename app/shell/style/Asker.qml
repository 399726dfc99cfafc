import QtQuick

/*! Who asks, at the top of a sheet: icon, name and publisher as the catalogue knows them. */
Row {
    id: root

    /*! What `SheetViewModel.face` says. */
    required property var face

    spacing: Theme.gap

    IconTile {
        size: 48
        iconName: root.face.iconName
        source: root.face.iconSource
        color: root.face.color
    }
    Column {
        width: root.width - 48 - Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3

        PlainText {
            objectName: "askerName"
            width: parent.width
            text: root.face.name
            elide: Text.ElideRight
            maximumLineCount: 1
            font.pixelSize: Theme.sizeHeading
            font.weight: Theme.strong(text)
            Accessible.role: Accessible.Heading
        }
        Row {
            width: parent.width
            spacing: 5

            IconImage {
                id: seal

                anchors.verticalCenter: parent.verticalCenter
                name: root.face.isVerified ? "badge-check" : "shield-alert"
                size: 15
                color: root.face.isVerified ? Theme.accent : Theme.warning
            }
            PlainText {
                objectName: "askerPublisher"
                width: Math.min(Math.ceil(implicitWidth), parent.width - seal.width - 5)
                text: root.face.isVerified ? Words.isolated(root.face.publisher) : qsTr("%1 · unverified").arg(Words.isolated(root.face.publisher))
                color: root.face.isVerified ? Theme.textSoft : Theme.warning
                font.pixelSize: Theme.sizeCaption
                elide: Text.ElideRight
                maximumLineCount: 1
            }
        }
    }
}
