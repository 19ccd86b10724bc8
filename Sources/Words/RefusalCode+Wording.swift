extension RefusalCode: Worded {
    /// Names the field and the rule. `{field}` is the label of the field that is refused; what else the refusal
    /// tells (the value found, the one expected, a limit) follows in parentheses, see ``RefusalAnswer``.
    package var wording: Wording {
        switch self {
        // The form of a request
        case .usage: Wording("参数有误：{detail}", "wrong arguments: {detail}")
        case .missingField: Wording("缺少{field}：此项必填", "{field} is missing: it is required")
        case .unknownField: Wording("没有“{field}”这一项", "there is no field {field}")
        case .fieldType: Wording("{field}的类型或格式不对", "{field} is not of the type or form that it must have")
        case .layoutFormat:
            Wording("{field}须为 OFD（GB/T 33190）或 PDF", "{field} must be OFD (GB/T 33190) or PDF")
        case .fieldTooLong: Wording("{field}太长", "{field} is too long")
        case .wordTooShort:
            Wording("{field}每词至少 {limit} 个字", "{field}: each must have {limit} characters at least")
        case .operatorMissing:
            Wording(
                "缺少经办人：请用 --by 指明，或写入配置（by）",
                "the operator is missing: name one by --by or in the configuration (by)"
            )
        case .idempotencyKeyUsed:
            Wording(
                "此幂等键已用于另一请求（文书 {document}）",
                "this idempotency key was used for another request (document {document})"
            )
        case .eventUnknown:
            Wording(
                "本节点没有此事件（数据曾被恢复），请重新读取证照",
                "this node has no such event (its data was restored): read the licenses anew"
            )
        case .twiceInBatch:
            Wording(
                "一批之内，同一证照、同一幂等键只能出现一次",
                "a batch may have one act of a license, and each idempotency key once"
            )
        case .controlCharacter: Wording("{field}含有控制字符", "{field} has a control character in it")
        case .privateUseCharacter:
            Wording(
                "{field}第 {position} 字是自造字，其他系统无法识别，请改用通用字符",
                "character {position} of {field} is of private use: other systems do not know it"
            )
        case .personalNumber:
            Wording("{field}像是公民身份号码，不得写在此处", "{field} looks like a resident identity number, which may not stand here")
        case .incidentClosed: Wording("该不可抗力事件已办结", "the incident is closed")
        case .incidentCleared:
            Wording("故障已于 {day} 排除，不得再次申报排除", "it was cleared on {day}, and cannot be cleared twice")
        case .incidentNotCleared: Wording("故障尚未排除", "it is not cleared yet")
        case .incidentTaken: Wording("该事项已归入不可抗力事件", "the act belongs to an incident already")
        case .backlogOpen:
            Wording("尚有 {count} 件未归集，不能申报补办完成", "{count} acts are not collected yet: it is not completed")
        case .outOfTouch:
            Wording(
                "本节点已有 {hours} 小时未与枢纽同步，超过该类型的 {limit} 小时；如遇不可抗力，请先申报（hefu incident declare）",
                "this node has not synced for {hours} hours, and the limit of this type is {limit}: declare an incident first"
            )
        case .numberPlaceholder:
            Wording("{field}中没有数字，只是待填的空号", "{field} has no digit in it: a form that was never filled in")
        case .holderKind:
            Wording("这类证照不发给此类持证主体", "licenses of this type are not issued to such holders")
        case .checkCharacter: Wording("{field}的校验码不符", "the check character of {field} does not fit")
        case .codeForm: Wording("{field}不符合编码规则", "{field} does not follow the rule for such codes")
        case .notInCodeList: Wording("{field}不在代码表之内", "{field} is none of its code list")
        case .dateImpossible: Wording("{field}不是真实存在的日期（年-月-日）", "{field} is no day of the calendar (year-month-day)")
        case .dateOfOtherForm:
            Wording("{field}“{value}”不是约定的写法（{expected}）", "{field} {value} is not written as was agreed ({expected})")
        case .dateWithText:
            Wording("{field}“{value}”除日期外还有文字", "{field} {value} has words beside its date")
        case .dateTwice:
            Wording("{field}“{value}”中有两个日期", "{field} {value} has two dates in it")
        case .endBeforeStart: Wording("{field}早于起始日期", "{field} is earlier than the start")
        case .dateInFuture: Wording("{field}不得晚于今天", "{field} may not be later than today")
        case .encodingInvalid: Wording("{field}与声明的字符编码不符", "{field} is not in the encoding that was declared")
        case .tooLarge: Wording("{field}超过允许的大小", "{field} is larger than allowed")
        case .badRequest: Wording("请求不成立：{detail}", "the request cannot be carried out: {detail}")
        case .jsonMalformed:
            Wording("请求正文不是合法的 JSON（第 {offset} 字节）", "the body is no JSON (byte {offset})")
        case .nameTwice: Wording("“{field}”出现了两次", "{field} is there twice")
        case .configurationInvalid: Wording("配置有误：{detail}", "the configuration is wrong: {detail}")
        // What it speaks of
        case .notFound: Wording("找不到：{field}", "not found: {field}")
        case .methodNotAllowed:
            Wording("此地址只接受 {allowed}", "this address takes {allowed} only")
        case .notDisclosed:
            Wording("所需内容未向本节点披露", "what this needs is not disclosed to this node")
        case .ambiguous:
            Wording(
                "{field}对应不止一份，请改用文书号（见 hefu list --json）",
                "{field} stands for more than one: use the document id (hefu list --json)"
            )
        case .unknownType: Wording("发证目录中没有这个证照类型", "the catalogue has no such type of license")
        case .unknownOffice: Wording("本区没有这个单位", "the district has no such office")
        case .unknownHolderType:
            Wording("{field}不在 GB/T 36903 附录 A 所列之内", "{field} is none of those in GB/T 36903 annex A")
        case .foreignType: Wording("这个证照类型属于其他单位", "this type of license is another office's")
        case .typeRetired: Wording("这个证照类型已停用", "this type of license is retired")
        case .typeNotApproved: Wording("这个证照类型尚未批准", "this type of license is not approved yet")
        case .typeCodeTaken:
            Wording(
                "这个证照类型代码已有目录项；提交新版本请在文件中写明 item",
                "a catalogue item has this type code: to submit a new version, name the item in the file (item)"
            )
        case .rivalSubmissions:
            Wording(
                "有并行的提交，请用 --submission 指明其中一个（见 hefu catalogue show）",
                "there are rival submissions: name one by --submission (hefu catalogue show)"
            )
        case .numberOfBlock:
            Wording(
                "编号“{found}”属于已分配的号段，由号段所在节点发放；不填编号即自动取号",
                "number {found} is of a leased block and given out by its node; leave the number out to be given one"
            )
        case .numbersLeased:
            Wording("号段{found}与已分配的{taken}重叠", "numbers {found} overlap with {taken}, which are leased already")
        case .typeWithoutNumbering:
            Wording("“{found}”没有编号规则，请先在目录项中写明", "{found} has no numbering: its catalogue item must state one")
        case .numberTaken: Wording("{field}已被使用", "{field} is taken")
        case .nodeCodeTaken: Wording("节点代码已被使用", "the node code is taken")
        case .alreadyEnrolled: Wording("此节点密钥已登记入网", "this node key is enrolled already")
        case .notAppointment: Wording("所指的行为不是有效的专人任用", "the act named is no appointment that has effect")
        case .alreadyFiled: Wording("此项任用已于 {date} 备案", "this appointment is on file since {date}")
        // What the license allows
        case .licenseEnded: Wording("证照已终止，不能再办理此事", "the license has ended: this can no longer be done")
        case .licenseVoid: Wording("证照已作废，不能再办理此事", "the license is void: this cannot be done")
        case .licenseHeld: Wording("证照待定，暂不能办理", "the license is held: this cannot be done for now")
        case .rivals:
            Wording("有并存版本，须先裁定（hefu settle）", "there are rival versions: settle them first (hefu settle)")
        case .noRivals: Wording("没有需要裁定的并存版本", "there are no rival versions to settle")
        case .notPrintable:
            Wording("证照现在不具效力（{state}），不能打印", "the license does not hold now ({state}): it is not printed")
        case .testLicense: Wording("这是测试件，不签章、不送达、不归集", "this is a test: it is not sealed, delivered or collected")
        case .deliveredBeforeIssue:
            Wording(
                "送达日期 {found} 早于该版本的日期 {issued}",
                "the delivery of {found} lies before the version's own date, {issued}"
            )
        case .deliveryOnPaper:
            Wording(
                "此类证照依法须以纸质送达（{basis}）：请加 --on-paper",
                "by law this type is delivered on paper ({basis}): use --on-paper"
            )
        case .proofUsed:
            Wording(
                "送达回执号 {value} 已用于另一次送达（{document}）",
                "receipt {value} proves another delivery already ({document})"
            )
        case .sealedAlready: Wording("该版本已于 {day} 签章", "this version was sealed on {day}")
        case .nothingToSubmit:
            Wording("没有可以重新报送的内容（{state}）", "there is nothing to submit again ({state})")
        case .layoutDiffers:
            Wording("版式文件与所登记的大小或格式不符", "the layout file is not of the size or format that was written down")
        case .cannotBeJudged:
            Wording("本程序无法判断此证照，须升级", "this version cannot judge the license: upgrade this program")
        case .changedMeanwhile:
            Wording("证照在读取之后已有变动，请重新读取再办", "the license has changed since it was read: read it again")
        case .revisionMissing:
            Wording(
                "对已有证照办理事项，须写明所依据的版次（If-Match）",
                "an act on a license that exists must say which revision it was read at (If-Match)"
            )
        case .notSuspended: Wording("证照未被暂扣", "the license is not suspended")
        case .notAncestor:
            Wording("{field}不在此证照的先前行为之内", "{field} is not among the earlier acts of this license")
        case .versionsUsedUp: Wording("版本号已用尽（999）", "the version numbers are used up (999)")
        case .noTerm: Wording("证照没有截止日期，无须延续", "the license has no last day: there is nothing to renew")
        case .appliedLate:
            Wording(
                "有效期已届满，不能再申请延续（行政许可法第五十条）",
                "its term has ended: a renewal can no longer be applied for (Administrative Licensing Law, Art. 50)"
            )
        case .renewalClosed:
            Wording(
                "应当在 {limit} 前申请延续，此类证照逾期申请不予受理，{last} 届满失效",
                "renewal was to be applied for by {limit}; of this type no later application is accepted, and the license ends with {last}"
            )
        case .lateWithoutGround:
            Wording(
                "应当在 {limit} 前申请延续；予以受理的，写明理由（--ground）",
                "renewal was to be applied for by {limit}; to accept it all the same, say why (--ground)"
            )
        case .applicationPending:
            Wording("已有延续申请，尚未答复", "there is an application for renewal already that has no answer yet")
        case .noApplication: Wording("没有待答复的延续申请", "no application for renewal waits for an answer")
        // Who may
        case .notEnrolled: Wording("本节点尚未登记入网，不能签发", "this node is not enrolled yet and signs nothing")
        case .cutOff: Wording("本节点的密钥已被停用", "this node's key is cut off")
        case .notRoot: Wording("只有持有根密钥的区府办节点可以办理", "only the district office's node with the root key may do this")
        case .notCompetent: Wording("本单位无权办理此事", "this office is not competent to do this")
        case .notCity: Wording("只有市级节点可以办理", "only a node of the city may do this")
        case .wrongKey: Wording("密钥不符", "this is not the key that is needed")
        case .tokenMissing: Wording("缺少接口令牌（Authorization: Bearer）", "the API token is missing (Authorization: Bearer)")
        case .tokenInvalid: Wording("接口令牌无效、已过期或已撤销", "the API token is not valid, has expired or was revoked")
        case .scopeMissing: Wording("接口令牌没有此项权限（{expected}）", "the API token does not have this scope ({expected})")
        case .tokenNameTaken: Wording("已有同名的接口令牌", "there is an API token of this name already")
        case .tooManyRequests: Wording("请求过于频繁，请稍后再试", "too many requests: try again later")
        // The node and its data directory
        case .nodeStopped: Wording("本节点已停止签发，需人工处理", "this node has stopped signing: a person must look")
        case .noDistrict: Wording("本节点尚未加入任何区", "this node has not joined a district")
        case .districtExists: Wording("数据目录里已有一个区", "the data directory holds a district already")
        case .nodeExists: Wording("数据目录里已有一个节点", "the data directory holds a node already")
        case .dataDirectoryInUse: Wording("数据目录正被另一个进程使用", "another process uses the data directory")
        case .dataDirectoryReadOnly: Wording("数据目录不可写", "the data directory is read-only")
        case .dataDirectoryMissing:
            Wording("数据目录里还没有节点（先运行 hefu node init）", "the data directory holds no node yet (run hefu node init)")
        case .keyFileReadable:
            Wording("密钥文件可被他人读取，拒绝使用（须为 0600）", "others can read the key file: it is not used (mode must be 0600)")
        case .keyFileInvalid: Wording("密钥文件无效或已损坏", "the key file is invalid or damaged")
        case .passphraseRequired: Wording("密钥文件有口令保护，请给出口令", "the key file is under a passphrase: give it")
        case .wrongPassphrase: Wording("口令不对", "the passphrase is wrong")
        case .portInUse: Wording("端口已被占用", "the port is in use")
        case .diskFull: Wording("磁盘已满，未写入", "the disk is full: nothing was written")
        case .newerSchema:
            Wording("数据由更新的版本写成，请升级本程序", "the data was written by a newer version: upgrade this program")
        case .notADatabase: Wording("数据文件不是数据库，或已损坏", "the data file is no database, or is damaged")
        case .busy: Wording("正忙，请稍后再试", "busy: try again later")
        case .failed: Wording("操作失败：{detail}", "the operation failed: {detail}")
        // Bundles, files and peers
        case .bundleTruncated: Wording("离线包不完整（被截断）", "the bundle is incomplete (cut short)")
        case .bundleAltered: Wording("离线包被改动或损坏", "the bundle was altered or damaged")
        case .bundleOtherDistrict: Wording("离线包属于另一个区", "the bundle is of another district")
        case .bundleNotForUs: Wording("离线包不是给本节点的", "the bundle is not for this node")
        case .fileUnreadable: Wording("文件无法读取", "the file cannot be read")
        case .fileInvalid: Wording("文件内容无效", "the content of the file is invalid")
        case .peerNotEnrolled: Wording("对端节点未登记入网", "the peer is not enrolled")
        case .peerUnreachable: Wording("联系不上对端节点", "the peer cannot be reached")
        case .peerUnknown: Wording("没有这个对端节点", "there is no such peer")
        case .peerNotHefu: Wording("此地址上不是合符节点", "what answers at the address is no Hefu node")
        case .certificateUnknown:
            Wording(
                "不知道对端的证书（hefu peer add --certificate）",
                "the peer's certificate is not known (hefu peer add --certificate)"
            )
        case .otherDistrict: Wording("文件属于另一个区", "the file is of another district")
        case .upgradeNeeded: Wording("需要升级：内容由更新的版本写成", "upgrade needed: written by a newer version")
        // Rows of an import
        case .csvShortRow: Wording("此行列数不足", "the row has too few columns")
        case .csvLongRow: Wording("此行列数过多", "the row has too many columns")
        case .csvOpenQuote: Wording("引号没有闭合", "a quote is not closed")
        case .csvStrayQuote: Wording("引号位置不对", "a quote stands where none may")
        case .csvEncoding: Wording("此行与声明的字符编码不符", "the row is not in the encoding that was declared")
        case .csvFieldTooLong: Wording("字段太长", "a field is too long")
        case .csvNUL: Wording("含有 NUL 字节", "the row has a NUL byte")
        case .csvHeader: Wording("表头不对：{detail}", "the header is wrong: {detail}")
        }
    }
}
