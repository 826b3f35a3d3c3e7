CREATE TABLE `LoyaltyProgram` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(200) NOT NULL,
    `SystemName` NVARCHAR(100) NOT NULL,
    `PointName` NVARCHAR(50) NOT NULL,
    `PointNamePlural` NVARCHAR(50) NOT NULL,
    `PointSymbol` NVARCHAR(20),
    `Color` NVARCHAR(7),
    `AccentColor` NVARCHAR(7),
    `StoreIds` NVARCHAR(400),
    `PictureId` INTEGER NOT NULL,
    `EnrolmentId` INTEGER NOT NULL,
    `PointsPerCurrencyUnit` DECIMAL(18,4) NOT NULL,
    `EarnStep` DECIMAL(18,4) NOT NULL,
    `PointsPerStep` BIGINT NOT NULL,
    `ExpiryModeId` INTEGER NOT NULL,
    `ExpireAfterDays` INTEGER NOT NULL,
    `ReminderDays` INTEGER NOT NULL,
    `HoldUntilId` INTEGER NOT NULL,
    `HoldDays` INTEGER NOT NULL,
    `ExcludedProductIds` LONGTEXT CHARACTER SET utf8,
    `ExcludedCategoryIds` LONGTEXT CHARACTER SET utf8,
    `RedemptionEnabled` TINYINT(1) NOT NULL,
    `PointValue` DECIMAL(18,4) NOT NULL,
    `MinRedeemPoints` BIGINT NOT NULL,
    `RedeemStep` BIGINT NOT NULL,
    `MaxRedeemPointsPerOrder` BIGINT NOT NULL,
    `MaxRedeemPercent` DECIMAL(18,4) NOT NULL,
    `ReservationMinutes` INTEGER NOT NULL,
    `GiftCardsForPoints` TINYINT(1) NOT NULL,
    `RepayShortfall` TINYINT(1) NOT NULL,
    `StartOnUtc` datetime(6) NOT NULL,
    `Active` TINYINT(1) NOT NULL,
    `IsDefault` TINYINT(1) NOT NULL,
    `Deleted` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyProgram` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyProgram_SystemName` ON `LoyaltyProgram` (`SystemName` ASC);

CREATE TABLE `LoyaltyMember` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `CardNumber` NVARCHAR(32) NOT NULL,
    `StatusReason` NVARCHAR(400),
    `ExternalId` NVARCHAR(100),
    `ExternalType` NVARCHAR(40),
    `ProgramId` INTEGER NOT NULL,
    `CustomerId` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `MergedIntoId` INTEGER,
    `TierId` INTEGER,
    `TierOverrideId` INTEGER,
    `TierOverrideUntilUtc` datetime(6),
    `HiddenFromLeaderboard` TINYINT(1) NOT NULL,
    `MutedMails` INTEGER NOT NULL,
    `EnrolledOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyMember` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyMember_Customer` ON `LoyaltyMember` (`ProgramId` ASC, `CustomerId` ASC);

CREATE UNIQUE INDEX `IX_LoyaltyMember_Card` ON `LoyaltyMember` (`CardNumber` ASC);

CREATE INDEX `IX_LoyaltyMember_Tier` ON `LoyaltyMember` (`TierId` ASC);

CREATE INDEX `IX_LoyaltyMember_CustomerId` ON `LoyaltyMember` (`CustomerId` ASC);

CREATE INDEX `IX_LoyaltyMember_Merged` ON `LoyaltyMember` (`MergedIntoId` ASC);

CREATE INDEX `IX_LoyaltyMember_External` ON `LoyaltyMember` (`ExternalId` ASC, `ExternalType` ASC);

CREATE INDEX `IX_LoyaltyMember_Enrolled` ON `LoyaltyMember` (`ProgramId` ASC, `EnrolledOnUtc` ASC);

CREATE TABLE `LoyaltyAccount` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `MemberId` INTEGER NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `Balance` BIGINT NOT NULL,
    `Pending` BIGINT NOT NULL,
    `LifetimePoints` BIGINT NOT NULL,
    `LifetimeSpend` DECIMAL(18,4) NOT NULL,
    `Shortfall` BIGINT NOT NULL,
    `Version` BIGINT NOT NULL,
    `LastActivityOnUtc` datetime(6) NOT NULL,
    `NextEndOnUtc` datetime(6) NOT NULL,
    `BalanceReachedOnUtc` datetime(6) NOT NULL,
    `LifetimeReachedOnUtc` datetime(6) NOT NULL,
    `EarnedMonth` INTEGER NOT NULL,
    `MonthPoints` BIGINT NOT NULL,
    `MonthReachedOnUtc` datetime(6) NOT NULL,
    `EarnedYear` INTEGER NOT NULL,
    `YearPoints` BIGINT NOT NULL,
    `YearReachedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyAccount` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyAccount_Member` ON `LoyaltyAccount` (`MemberId` ASC);

CREATE INDEX `IX_LoyaltyAccount_Pending` ON `LoyaltyAccount` (`Pending` ASC, `MemberId` ASC);

CREATE INDEX `IX_LoyaltyAccount_Balance` ON `LoyaltyAccount` (`ProgramId` ASC, `Balance` DESC, `BalanceReachedOnUtc` ASC, `MemberId` ASC);

CREATE INDEX `IX_LoyaltyAccount_Lifetime` ON `LoyaltyAccount` (`ProgramId` ASC, `LifetimePoints` DESC, `LifetimeReachedOnUtc` ASC, `MemberId` ASC);

CREATE INDEX `IX_LoyaltyAccount_Month` ON `LoyaltyAccount` (`ProgramId` ASC, `EarnedMonth` ASC, `MonthPoints` DESC, `MonthReachedOnUtc` ASC, `MemberId` ASC);

CREATE INDEX `IX_LoyaltyAccount_Year` ON `LoyaltyAccount` (`ProgramId` ASC, `EarnedYear` ASC, `YearPoints` DESC, `YearReachedOnUtc` ASC, `MemberId` ASC);

CREATE TABLE `LoyaltyEntry` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `IdempotencyKey` NVARCHAR(200) NOT NULL,
    `RequestHash` NVARCHAR(64) NOT NULL,
    `ReferenceType` NVARCHAR(40),
    `ReferenceId` NVARCHAR(100),
    `Actor` NVARCHAR(200) NOT NULL,
    `Description` NVARCHAR(400),
    `MemberId` INTEGER NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `Version` BIGINT NOT NULL,
    `TypeId` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL,
    `Pending` BIGINT NOT NULL,
    `BalanceAfter` BIGINT NOT NULL,
    `LifetimePoints` BIGINT NOT NULL,
    `Spend` DECIMAL(18,4) NOT NULL,
    `DebitEntryId` INTEGER,
    `RuleId` INTEGER,
    `RuleVersion` INTEGER,
    `Inputs` LONGTEXT CHARACTER SET utf8,
    `EventOnUtc` datetime(6) NOT NULL,
    `BookedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyEntry` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyEntry_Version` ON `LoyaltyEntry` (`MemberId` ASC, `Version` ASC);

CREATE UNIQUE INDEX `IX_LoyaltyEntry_Key` ON `LoyaltyEntry` (`ProgramId` ASC, `IdempotencyKey` ASC);

CREATE INDEX `IX_LoyaltyEntry_Reference` ON `LoyaltyEntry` (`ReferenceType` ASC, `ReferenceId` ASC);

CREATE INDEX `IX_LoyaltyEntry_Debit` ON `LoyaltyEntry` (`DebitEntryId` ASC);

CREATE INDEX `IX_LoyaltyEntry_Event` ON `LoyaltyEntry` (`MemberId` ASC, `EventOnUtc` ASC);

CREATE INDEX `IX_LoyaltyEntry_Actor` ON `LoyaltyEntry` (`Actor` ASC);

CREATE INDEX `IX_LoyaltyEntry_Booked` ON `LoyaltyEntry` (`ProgramId` ASC, `BookedOnUtc` ASC);

CREATE TABLE `LoyaltyLot` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `MemberId` INTEGER NOT NULL,
    `EntryId` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL,
    `Remaining` BIGINT NOT NULL,
    `ExpiresOnUtc` datetime(6), CONSTRAINT `PK_LoyaltyLot` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyLot_Member` ON `LoyaltyLot` (`MemberId` ASC, `Remaining` ASC);

CREATE INDEX `IX_LoyaltyLot_Expiry` ON `LoyaltyLot` (`ExpiresOnUtc` ASC, `Remaining` ASC);

CREATE TABLE `LoyaltyLotMovement` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `MemberId` INTEGER NOT NULL,
    `EntryId` INTEGER NOT NULL,
    `LotId` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL, CONSTRAINT `PK_LoyaltyLotMovement` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyLotMovement_Entry` ON `LoyaltyLotMovement` (`EntryId` ASC);

CREATE INDEX `IX_LoyaltyLotMovement_Member` ON `LoyaltyLotMovement` (`MemberId` ASC);

CREATE TABLE `LoyaltyTier` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(100) NOT NULL,
    `Color` NVARCHAR(20),
    `Icon` NVARCHAR(20),
    `Benefits` LONGTEXT CHARACTER SET utf8,
    `ProgramId` INTEGER NOT NULL,
    `Threshold` DECIMAL(18,4) NOT NULL,
    `EarnMultiplier` DECIMAL(18,4) NOT NULL,
    `CustomerRoleId` INTEGER,
    `DisplayOrder` INTEGER NOT NULL,
    `WelcomeBonus` BIGINT NOT NULL, CONSTRAINT `PK_LoyaltyTier` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyTier_Program` ON `LoyaltyTier` (`ProgramId` ASC);

CREATE TABLE `LoyaltyApiKey` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(200) NOT NULL,
    `Prefix` NVARCHAR(20) NOT NULL,
    `KeyHash` NVARCHAR(64) NOT NULL,
    `Scopes` NVARCHAR(200) NOT NULL,
    `StoreIds` NVARCHAR(400),
    `CreatedOnUtc` datetime(6) NOT NULL,
    `RevokedOnUtc` datetime(6),
    `LastUsedOnUtc` datetime(6), CONSTRAINT `PK_LoyaltyApiKey` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyApiKey_Hash` ON `LoyaltyApiKey` (`KeyHash` ASC);

CREATE TABLE `LoyaltyAudit` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Actor` NVARCHAR(200) NOT NULL,
    `Action` NVARCHAR(100) NOT NULL,
    `EntityName` NVARCHAR(100) NOT NULL,
    `StoreIds` NVARCHAR(400),
    `EntityId` INTEGER NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `OldValue` LONGTEXT CHARACTER SET utf8,
    `NewValue` LONGTEXT CHARACTER SET utf8,
    `OnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyAudit` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyAudit_Entity` ON `LoyaltyAudit` (`EntityName` ASC, `EntityId` ASC);

CREATE INDEX `IX_LoyaltyAudit_On` ON `LoyaltyAudit` (`OnUtc` ASC);

CREATE INDEX `IX_LoyaltyAudit_Actor` ON `LoyaltyAudit` (`Actor` ASC, `OnUtc` ASC);

CREATE INDEX `IX_LoyaltyAudit_Stores` ON `LoyaltyAudit` (`StoreIds` ASC);

CREATE TABLE `LoyaltyOrderAward` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `OrderId` INTEGER NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `MemberId` INTEGER NOT NULL,
    `PointsPerCurrencyUnit` DECIMAL(18,4) NOT NULL,
    `EarnStep` DECIMAL(18,4) NOT NULL,
    `PointsPerStep` BIGINT NOT NULL,
    `EarnMultiplier` DECIMAL(18,4) NOT NULL,
    `AwardMomentId` INTEGER NOT NULL,
    `IncludeTax` TINYINT(1) NOT NULL,
    `IncludeShipping` TINYINT(1) NOT NULL,
    `DeductDiscounts` TINYINT(1) NOT NULL,
    `ExpiryModeId` INTEGER NOT NULL,
    `ExpireAfterDays` INTEGER NOT NULL,
    `HoldUntilId` INTEGER NOT NULL,
    `HeldUntilUtc` datetime(6) NOT NULL,
    `ExcludedProductIds` LONGTEXT CHARACTER SET utf8,
    `ExcludedCategoryIds` LONGTEXT CHARACTER SET utf8,
    `ProductMultipliers` LONGTEXT CHARACTER SET utf8,
    `RuleVersions` LONGTEXT CHARACTER SET utf8,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyOrderAward` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyOrderAward_Order` ON `LoyaltyOrderAward` (`OrderId` ASC, `ProgramId` ASC);

CREATE INDEX `IX_LoyaltyOrderAward_Member` ON `LoyaltyOrderAward` (`MemberId` ASC);

CREATE TABLE `LoyaltyReward` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(400) NOT NULL,
    `TierIds` NVARCHAR(400),
    `ProgramId` INTEGER NOT NULL,
    `Description` LONGTEXT CHARACTER SET utf8,
    `PointsPrice` BIGINT NOT NULL,
    `DiscountId` INTEGER NOT NULL,
    `StartOnUtc` datetime(6),
    `EndOnUtc` datetime(6),
    `Stock` INTEGER,
    `Active` TINYINT(1) NOT NULL,
    `DisplayOrder` INTEGER NOT NULL,
    `Deleted` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyReward` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyReward_Program` ON `LoyaltyReward` (`ProgramId` ASC);

CREATE TABLE `LoyaltyRewardUnit` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `RewardId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `RedemptionId` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyRewardUnit` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyRewardUnit_Number` ON `LoyaltyRewardUnit` (`RewardId` ASC, `Number` ASC);

CREATE TABLE `LoyaltySpendDiscount` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `Amount` DECIMAL(18,4) NOT NULL,
    `DiscountId` INTEGER NOT NULL,
    `LastUsedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltySpendDiscount` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltySpendDiscount_Amount` ON `LoyaltySpendDiscount` (`ProgramId` ASC, `Amount` ASC);

CREATE TABLE `LoyaltyRedemption` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `CouponCode` NVARCHAR(100),
    `Name` NVARCHAR(400) NOT NULL,
    `ExternalReference` NVARCHAR(200),
    `Reason` NVARCHAR(100),
    `RedemptionGuid` CHAR(36) NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `MemberId` INTEGER NOT NULL,
    `CustomerId` INTEGER NOT NULL,
    `StoreId` INTEGER NOT NULL,
    `RewardId` INTEGER,
    `DiscountId` INTEGER,
    `CartItemId` INTEGER,
    `ProductId` INTEGER,
    `Quantity` INTEGER NOT NULL,
    `OrderItemId` INTEGER,
    `Points` BIGINT NOT NULL,
    `Amount` DECIMAL(18,4) NOT NULL,
    `AcceptedWorth` DECIMAL(18,4),
    `UsedAmount` DECIMAL(18,4) NOT NULL,
    `UsedPoints` BIGINT NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `Step` INTEGER NOT NULL,
    `DebitEntryId` INTEGER NOT NULL,
    `AttemptId` CHAR(36),
    `OrderGuid` CHAR(36),
    `OrderId` INTEGER,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `ExpiresOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyRedemption` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyRedemption_Guid` ON `LoyaltyRedemption` (`RedemptionGuid` ASC);

CREATE UNIQUE INDEX `IX_LoyaltyRedemption_Debit` ON `LoyaltyRedemption` (`DebitEntryId` ASC);

CREATE INDEX `IX_LoyaltyRedemption_Customer` ON `LoyaltyRedemption` (`CustomerId` ASC, `StatusId` ASC);

CREATE INDEX `IX_LoyaltyRedemption_Member` ON `LoyaltyRedemption` (`MemberId` ASC, `StatusId` ASC);

CREATE INDEX `IX_LoyaltyRedemption_Status` ON `LoyaltyRedemption` (`StatusId` ASC, `ExpiresOnUtc` ASC);

CREATE INDEX `IX_LoyaltyRedemption_Order` ON `LoyaltyRedemption` (`OrderId` ASC);

CREATE INDEX `IX_LoyaltyRedemption_OrderGuid` ON `LoyaltyRedemption` (`OrderGuid` ASC);

CREATE INDEX `IX_LoyaltyRedemption_Attempt` ON `LoyaltyRedemption` (`AttemptId` ASC);

CREATE INDEX `IX_LoyaltyRedemption_Discount` ON `LoyaltyRedemption` (`DiscountId` ASC);

CREATE TABLE `LoyaltyProduct` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `TierIds` NVARCHAR(400),
    `ProgramId` INTEGER NOT NULL,
    `ProductId` INTEGER NOT NULL,
    `PointsPrice` BIGINT NOT NULL,
    `FollowRate` DECIMAL(18,4) NOT NULL,
    `PointsOnly` TINYINT(1) NOT NULL,
    `PayableWithPoints` TINYINT(1) NOT NULL,
    `EarningId` INTEGER NOT NULL,
    `EarnMultiplier` DECIMAL(18,4) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyProduct` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyProduct_Product` ON `LoyaltyProduct` (`ProgramId` ASC, `ProductId` ASC);

CREATE INDEX `IX_LoyaltyProduct_ProductId` ON `LoyaltyProduct` (`ProductId` ASC);

CREATE TABLE `LoyaltyRedemptionStep` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Reason` NVARCHAR(100),
    `Actor` NVARCHAR(200) NOT NULL,
    `RedemptionId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `AttemptId` CHAR(36),
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyRedemptionStep` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyRedemptionStep_Number` ON `LoyaltyRedemptionStep` (`RedemptionId` ASC, `Number` ASC);

CREATE TABLE `LoyaltyExpiryReminder` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `MemberId` INTEGER NOT NULL,
    `ExpiresOnUtc` datetime(6) NOT NULL,
    `Points` BIGINT NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyExpiryReminder` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyExpiryReminder_Expiry` ON `LoyaltyExpiryReminder` (`MemberId` ASC, `ExpiresOnUtc` ASC);

CREATE TABLE `LoyaltyErasure` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Email` NVARCHAR(1000),
    `CustomerId` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyErasure` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyErasure_Customer` ON `LoyaltyErasure` (`CustomerId` ASC);

CREATE TABLE `LoyaltyEarningPause` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Scope` NVARCHAR(40) NOT NULL,
    `FromUtc` datetime(6) NOT NULL,
    `UntilUtc` datetime(6), CONSTRAINT `PK_LoyaltyEarningPause` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyEarningPause_Scope` ON `LoyaltyEarningPause` (`Scope` ASC, `FromUtc` ASC);

CREATE TABLE `LoyaltyWaitingOrder` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `OrderId` INTEGER NOT NULL,
    `CustomerId` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyWaitingOrder` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyWaitingOrder_Customer` ON `LoyaltyWaitingOrder` (`CustomerId` ASC);

CREATE TABLE `LoyaltyRowTurn` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `RowKey` NVARCHAR(100) NOT NULL, CONSTRAINT `PK_LoyaltyRowTurn` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyRowTurn_Key` ON `LoyaltyRowTurn` (`RowKey` ASC);

CREATE TABLE `LoyaltyEarningRule` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(400) NOT NULL,
    `Description` LONGTEXT CHARACTER SET utf8,
    `Definition` LONGTEXT CHARACTER SET utf8 NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `TriggerId` INTEGER NOT NULL,
    `Active` TINYINT(1) NOT NULL,
    `Public` TINYINT(1) NOT NULL,
    `DisplayOrder` INTEGER NOT NULL,
    `Version` INTEGER NOT NULL,
    `Deleted` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyEarningRule` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyEarningRule_Program` ON `LoyaltyEarningRule` (`ProgramId` ASC);

CREATE TABLE `LoyaltyEarningRuleVersion` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(400) NOT NULL,
    `Definition` LONGTEXT CHARACTER SET utf8 NOT NULL,
    `Actor` NVARCHAR(200) NOT NULL,
    `RuleId` INTEGER NOT NULL,
    `Version` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyEarningRuleVersion` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyEarningRuleVersion_Number` ON `LoyaltyEarningRuleVersion` (`RuleId` ASC, `Version` ASC);

CREATE TABLE `LoyaltyRuleAward` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `EventKey` NVARCHAR(100) NOT NULL,
    `Reason` NVARCHAR(50),
    `Inputs` LONGTEXT CHARACTER SET utf8,
    `RuleId` INTEGER NOT NULL,
    `RuleVersion` INTEGER NOT NULL,
    `MemberId` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL,
    `Wanted` BIGINT NOT NULL,
    `EntryId` INTEGER,
    `EventOnUtc` datetime(6) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyRuleAward` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyRuleAward_Event` ON `LoyaltyRuleAward` (`EventKey` ASC, `RuleId` ASC);

CREATE INDEX `IX_LoyaltyRuleAward_Rule` ON `LoyaltyRuleAward` (`RuleId` ASC, `CreatedOnUtc` ASC);

CREATE INDEX `IX_LoyaltyRuleAward_Member` ON `LoyaltyRuleAward` (`MemberId` ASC);

CREATE TABLE `LoyaltyRuleUse` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `RuleId` INTEGER NOT NULL,
    `MemberId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `PointsSoFar` BIGINT NOT NULL,
    `UsedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyRuleUse` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyRuleUse_Number` ON `LoyaltyRuleUse` (`RuleId` ASC, `MemberId` ASC, `Number` ASC);

CREATE TABLE `LoyaltyRuleReplay` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `RuleIds` LONGTEXT CHARACTER SET utf8,
    `State` LONGTEXT CHARACTER SET utf8,
    `Actor` NVARCHAR(200) NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `FromUtc` datetime(6) NOT NULL,
    `LastOrderId` INTEGER NOT NULL,
    `Processed` INTEGER NOT NULL,
    `Total` INTEGER NOT NULL,
    `Done` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyRuleReplay` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE TABLE `LoyaltyApiRequest` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `RequestKey` NVARCHAR(200) NOT NULL,
    `RequestHash` NVARCHAR(64) NOT NULL,
    `Answer` LONGTEXT CHARACTER SET utf8,
    `Status` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyApiRequest` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyApiRequest_Key` ON `LoyaltyApiRequest` (`RequestKey` ASC);

CREATE TABLE `LoyaltyInteraction` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `SystemName` NVARCHAR(100) NOT NULL,
    `Name` NVARCHAR(400) NOT NULL,
    `Description` LONGTEXT CHARACTER SET utf8,
    `Active` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyInteraction` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyInteraction_SystemName` ON `LoyaltyInteraction` (`SystemName` ASC);

CREATE TABLE `LoyaltyInteractionEvent` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Outcome` NVARCHAR(200),
    `Scope` NVARCHAR(200),
    `Status` NVARCHAR(200),
    `EventType` NVARCHAR(200),
    `Metadata` LONGTEXT CHARACTER SET utf8,
    `IdempotencyKey` NVARCHAR(200) NOT NULL,
    `RequestHash` NVARCHAR(64) NOT NULL,
    `Actor` NVARCHAR(200) NOT NULL,
    `InteractionId` INTEGER NOT NULL,
    `StoreId` INTEGER NOT NULL,
    `CustomerId` INTEGER NOT NULL,
    `Evaluated` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyInteractionEvent` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyInteractionEvent_Key` ON `LoyaltyInteractionEvent` (`IdempotencyKey` ASC);

CREATE INDEX `IX_LoyaltyInteractionEvent_Interaction` ON `LoyaltyInteractionEvent` (`InteractionId` ASC, `Id` ASC);

CREATE INDEX `IX_LoyaltyInteractionEvent_Open` ON `LoyaltyInteractionEvent` (`Evaluated` ASC, `Id` ASC);

CREATE TABLE `LoyaltyTierPolicy` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `MetricId` INTEGER NOT NULL,
    `PeriodId` INTEGER NOT NULL,
    `PeriodDays` INTEGER NOT NULL,
    `DowngradeId` INTEGER NOT NULL,
    `GraceDays` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyTierPolicy` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyTierPolicy_Program` ON `LoyaltyTierPolicy` (`ProgramId` ASC);

CREATE TABLE `LoyaltyTierPass` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `RequestedOnUtc` datetime(6) NOT NULL,
    `ServesRequestOnUtc` datetime(6),
    `LastMemberId` INTEGER NOT NULL,
    `DoneOnUtc` datetime(6), CONSTRAINT `PK_LoyaltyTierPass` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyTierPass_Program` ON `LoyaltyTierPass` (`ProgramId` ASC);

CREATE TABLE `LoyaltyTierStanding` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `MemberId` INTEGER NOT NULL,
    `TierId` INTEGER,
    `SinceUtc` datetime(6) NOT NULL,
    `ReviewOnUtc` datetime(6) NOT NULL,
    `BelowSinceUtc` datetime(6),
    `GrantedRoleId` INTEGER,
    `Changes` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyTierStanding` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyTierStanding_Member` ON `LoyaltyTierStanding` (`MemberId` ASC);

CREATE TABLE `LoyaltyTierChange` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `FromName` NVARCHAR(100),
    `ToName` NVARCHAR(100),
    `MemberId` INTEGER NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `FromTierId` INTEGER,
    `ToTierId` INTEGER,
    `Direction` INTEGER NOT NULL,
    `Bonus` BIGINT NOT NULL,
    `FollowedUp` TINYINT(1) NOT NULL,
    `OnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyTierChange` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyTierChange_Number` ON `LoyaltyTierChange` (`MemberId` ASC, `Number` ASC);

CREATE INDEX `IX_LoyaltyTierChange_FollowUp` ON `LoyaltyTierChange` (`FollowedUp` ASC, `Id` ASC);

CREATE TABLE `LoyaltySentNotice` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `NoticeKey` NVARCHAR(100) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltySentNotice` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltySentNotice_Key` ON `LoyaltySentNotice` (`NoticeKey` ASC);

CREATE TABLE `LoyaltyEarnedMailPass` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `DoneUntilUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyEarnedMailPass` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyEarnedMailPass_Program` ON `LoyaltyEarnedMailPass` (`ProgramId` ASC);

CREATE TABLE `LoyaltyReferral` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `RefereeKey` NVARCHAR(60) NOT NULL,
    `IpAddress` NVARCHAR(100),
    `Actor` NVARCHAR(100),
    `ProgramId` INTEGER NOT NULL,
    `ReferrerMemberId` INTEGER NOT NULL,
    `RefereeCustomerId` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `ReasonId` INTEGER NOT NULL,
    `Approved` TINYINT(1) NOT NULL,
    `ReferrerPoints` BIGINT NOT NULL,
    `RefereePoints` BIGINT NOT NULL,
    `OrderId` INTEGER,
    `StoreId` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyReferral` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyReferral_Referee` ON `LoyaltyReferral` (`RefereeKey` ASC);

CREATE INDEX `IX_LoyaltyReferral_Customer` ON `LoyaltyReferral` (`RefereeCustomerId` ASC);

CREATE INDEX `IX_LoyaltyReferral_Referrer` ON `LoyaltyReferral` (`ReferrerMemberId` ASC, `StatusId` ASC);

CREATE INDEX `IX_LoyaltyReferral_Status` ON `LoyaltyReferral` (`StatusId` ASC, `Id` ASC);

CREATE INDEX `IX_LoyaltyReferral_Ip` ON `LoyaltyReferral` (`IpAddress` ASC, `CreatedOnUtc` ASC);

CREATE INDEX `IX_LoyaltyReferral_Updated` ON `LoyaltyReferral` (`UpdatedOnUtc` ASC);

CREATE TABLE `LoyaltyReferralCode` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Code` NVARCHAR(20) NOT NULL,
    `MemberId` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyReferralCode` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyReferralCode_Member` ON `LoyaltyReferralCode` (`MemberId` ASC);

CREATE UNIQUE INDEX `IX_LoyaltyReferralCode_Code` ON `LoyaltyReferralCode` (`Code` ASC);

CREATE TABLE `LoyaltyReferralSlot` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `MemberId` INTEGER NOT NULL,
    `Period` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyReferralSlot` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyReferralSlot_Number` ON `LoyaltyReferralSlot` (`MemberId` ASC, `Period` ASC, `Number` ASC);

CREATE TABLE `LoyaltyReferralTerms` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `Enabled` TINYINT(1) NOT NULL,
    `ReferrerPoints` BIGINT NOT NULL,
    `RefereePoints` BIGINT NOT NULL,
    `MinimumTotal` DECIMAL(18,4) NOT NULL,
    `NeedsCompleteOrder` TINYINT(1) NOT NULL,
    `LimitPerPeriod` INTEGER NOT NULL,
    `PeriodDays` INTEGER NOT NULL,
    `SameIpLimit` INTEGER NOT NULL,
    `CookieDays` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyReferralTerms` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyReferralTerms_Program` ON `LoyaltyReferralTerms` (`ProgramId` ASC);

CREATE TABLE `LoyaltyPointsDay` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `Day` datetime(6) NOT NULL,
    `TypeId` INTEGER NOT NULL,
    `RuleId` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL,
    `Pending` BIGINT NOT NULL,
    `Entries` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyPointsDay` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyPointsDay_Day` ON `LoyaltyPointsDay` (`ProgramId` ASC, `Day` ASC, `TypeId` ASC, `RuleId` ASC);

CREATE TABLE `LoyaltyPointsDayPass` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `TimeZoneId` NVARCHAR(100) NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `NextDay` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyPointsDayPass` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyPointsDayPass_Program` ON `LoyaltyPointsDayPass` (`ProgramId` ASC);

CREATE TABLE `LoyaltyLeaderboardPlace` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProgramId` INTEGER NOT NULL,
    `Month` INTEGER NOT NULL,
    `Rank` INTEGER NOT NULL,
    `MemberId` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL, CONSTRAINT `PK_LoyaltyLeaderboardPlace` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyLeaderboardPlace_Rank` ON `LoyaltyLeaderboardPlace` (`ProgramId` ASC, `Month` ASC, `Rank` ASC);

CREATE TABLE `LoyaltyLiability` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Figures` LONGTEXT CHARACTER SET utf8 NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `TakenOnUtc` datetime(6) NOT NULL,
    `Milliseconds` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyLiability` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyLiability_Program` ON `LoyaltyLiability` (`ProgramId` ASC);

CREATE TABLE `LoyaltyImport` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `FileName` NVARCHAR(200) NOT NULL,
    `FileHash` NVARCHAR(64) NOT NULL,
    `Columns` LONGTEXT CHARACTER SET utf8 NOT NULL,
    `State` LONGTEXT CHARACTER SET utf8,
    `Actor` NVARCHAR(200) NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `KindId` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `Total` INTEGER NOT NULL,
    `Parts` INTEGER NOT NULL,
    `NextPart` INTEGER NOT NULL,
    `Good` INTEGER NOT NULL,
    `Unchanged` INTEGER NOT NULL,
    `Bad` INTEGER NOT NULL,
    `Points` BIGINT NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyImport` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyImport_Status` ON `LoyaltyImport` (`StatusId` ASC);

CREATE TABLE `LoyaltyImportPart` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Records` LONGTEXT CHARACTER SET utf8 NOT NULL,
    `ImportId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyImportPart` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyImportPart_Number` ON `LoyaltyImportPart` (`ImportId` ASC, `Number` ASC);

CREATE TABLE `LoyaltyImportFault` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ColumnName` NVARCHAR(100),
    `Reason` NVARCHAR(60) NOT NULL,
    `Detail` NVARCHAR(400),
    `ImportId` INTEGER NOT NULL,
    `Part` INTEGER NOT NULL,
    `Line` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyImportFault` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyImportFault_Line` ON `LoyaltyImportFault` (`ImportId` ASC, `Line` ASC);

CREATE TABLE `LoyaltyWebhook` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(200) NOT NULL,
    `Url` NVARCHAR(1000) NOT NULL,
    `Secret` NVARCHAR(1000) NOT NULL,
    `Events` NVARCHAR(1000),
    `ProgramIds` NVARCHAR(400),
    `StoreIds` NVARCHAR(400),
    `Active` TINYINT(1) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyWebhook` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE TABLE `LoyaltyWebhookDelivery` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `EventName` NVARCHAR(60) NOT NULL,
    `Body` LONGTEXT CHARACTER SET utf8 NOT NULL,
    `WebhookId` INTEGER NOT NULL,
    `EventGuid` CHAR(36) NOT NULL,
    `MemberId` INTEGER,
    `StatusId` INTEGER NOT NULL,
    `Attempts` INTEGER NOT NULL,
    `MaxAttempts` INTEGER NOT NULL,
    `NextAttemptOnUtc` datetime(6) NOT NULL,
    `LastStatusCode` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `DeliveredOnUtc` datetime(6), CONSTRAINT `PK_LoyaltyWebhookDelivery` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE INDEX `IX_LoyaltyWebhookDelivery_Due` ON `LoyaltyWebhookDelivery` (`WebhookId` ASC, `StatusId` ASC, `Id` ASC);

CREATE INDEX `IX_LoyaltyWebhookDelivery_Log` ON `LoyaltyWebhookDelivery` (`WebhookId` ASC, `Id` ASC);

CREATE INDEX `IX_LoyaltyWebhookDelivery_Member` ON `LoyaltyWebhookDelivery` (`MemberId` ASC);

CREATE INDEX `IX_LoyaltyWebhookDelivery_Created` ON `LoyaltyWebhookDelivery` (`CreatedOnUtc` ASC);

CREATE TABLE `LoyaltyWebhookAttempt` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Answer` NVARCHAR(1000),
    `Error` NVARCHAR(400),
    `DeliveryId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `StartedOnUtc` datetime(6) NOT NULL,
    `DurationMs` INTEGER,
    `StatusCode` INTEGER NOT NULL, CONSTRAINT `PK_LoyaltyWebhookAttempt` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyWebhookAttempt_Number` ON `LoyaltyWebhookAttempt` (`DeliveryId` ASC, `Number` ASC);

CREATE INDEX `IX_LoyaltyWebhookAttempt_Started` ON `LoyaltyWebhookAttempt` (`StartedOnUtc` ASC);

CREATE TABLE `LoyaltyPartner` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(200) NOT NULL,
    `ClientId` NVARCHAR(40) NOT NULL,
    `SecretHash` NVARCHAR(64) NOT NULL,
    `PreviousSecretHash` NVARCHAR(64),
    `ProgramIds` NVARCHAR(400),
    `StoreIds` NVARCHAR(400),
    `PreviousEndsOnUtc` datetime(6),
    `CreatedOnUtc` datetime(6) NOT NULL,
    `RevokedOnUtc` datetime(6),
    `LastUsedOnUtc` datetime(6), CONSTRAINT `PK_LoyaltyPartner` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyPartner_ClientId` ON `LoyaltyPartner` (`ClientId` ASC);

CREATE TABLE `LoyaltyPartnerSession` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(64) NOT NULL,
    `NameHash` NVARCHAR(64) NOT NULL,
    `SiteId` NVARCHAR(50),
    `RequestHash` NVARCHAR(64),
    `Answer` LONGTEXT CHARACTER SET utf8,
    `Lines` LONGTEXT CHARACTER SET utf8,
    `Accepted` LONGTEXT CHARACTER SET utf8,
    `Terms` LONGTEXT CHARACTER SET utf8,
    `PartnerId` INTEGER NOT NULL,
    `StoreId` INTEGER NOT NULL,
    `ProgramId` INTEGER NOT NULL,
    `MemberId` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `Step` INTEGER NOT NULL,
    `Sequence` INTEGER NOT NULL,
    `BusySinceUtc` datetime(6),
    `Total` DECIMAL(18,4) NOT NULL,
    `FirstSpend` DECIMAL(18,4) NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyPartnerSession` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyPartnerSession_Name` ON `LoyaltyPartnerSession` (`PartnerId` ASC, `NameHash` ASC);

CREATE INDEX `IX_LoyaltyPartnerSession_Status` ON `LoyaltyPartnerSession` (`StatusId` ASC, `UpdatedOnUtc` ASC);

CREATE INDEX `IX_LoyaltyPartnerSession_Member` ON `LoyaltyPartnerSession` (`MemberId` ASC);

CREATE TABLE `LoyaltyPartnerSessionStep` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `SessionId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `Sequence` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyPartnerSessionStep` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyPartnerSessionStep_Number` ON `LoyaltyPartnerSessionStep` (`SessionId` ASC, `Number` ASC);

CREATE TABLE `LoyaltyProvider` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `ProviderName` NVARCHAR(100) NOT NULL,
    `DisplayName` NVARCHAR(200),
    `Address` NVARCHAR(400),
    `ClientId` NVARCHAR(200),
    `SealedSecret` LONGTEXT CHARACTER SET utf8,
    `Program` NVARCHAR(200),
    `SiteId` NVARCHAR(50),
    `AllowedOrigins` LONGTEXT CHARACTER SET utf8,
    `TestCode` NVARCHAR(60),
    `StoreId` INTEGER NOT NULL,
    `Active` TINYINT(1) NOT NULL,
    `BudgetMilliseconds` INTEGER NOT NULL,
    `FinalizeAtId` INTEGER NOT NULL,
    `KeepTryingDays` INTEGER NOT NULL,
    `TestedOnUtc` datetime(6),
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyProvider` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyProvider_Store` ON `LoyaltyProvider` (`StoreId` ASC);

CREATE TABLE `LoyaltyProviderSession` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Name` NVARCHAR(64) NOT NULL,
    `SealedIdentifier` LONGTEXT CHARACTER SET utf8,
    `LoyaltyId` NVARCHAR(100),
    `ShopperName` NVARCHAR(200),
    `BasketKey` NVARCHAR(64),
    `Offer` LONGTEXT CHARACTER SET utf8,
    `Wanted` LONGTEXT CHARACTER SET utf8,
    `FinalizedKey` NVARCHAR(64),
    `Summary` NVARCHAR(400),
    `ErrorCode` NVARCHAR(60),
    `Reason` NVARCHAR(400),
    `StoreId` INTEGER NOT NULL,
    `ConfigurationId` INTEGER NOT NULL,
    `CustomerId` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `Step` INTEGER NOT NULL,
    `Sequence` INTEGER NOT NULL,
    `IdentifierKindId` INTEGER NOT NULL,
    `Discount` DECIMAL(18,4) NOT NULL,
    `DiscountId` INTEGER NOT NULL,
    `Earns` BIGINT,
    `QuietUntilUtc` datetime(6),
    `AttemptId` CHAR(36),
    `OrderGuid` CHAR(36),
    `OrderId` INTEGER,
    `ClaimedOnUtc` datetime(6),
    `Told` TINYINT(1) NOT NULL,
    `Attempts` INTEGER NOT NULL,
    `DueOnUtc` datetime(6) NOT NULL,
    `LastDayOnUtc` datetime(6),
    `CreatedOnUtc` datetime(6) NOT NULL,
    `UpdatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyProviderSession` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyProviderSession_Name` ON `LoyaltyProviderSession` (`Name` ASC);

CREATE INDEX `IX_LoyaltyProviderSession_Customer` ON `LoyaltyProviderSession` (`CustomerId` ASC, `StatusId` ASC);

CREATE INDEX `IX_LoyaltyProviderSession_Due` ON `LoyaltyProviderSession` (`DueOnUtc` ASC);

CREATE INDEX `IX_LoyaltyProviderSession_Order` ON `LoyaltyProviderSession` (`OrderId` ASC);

CREATE INDEX `IX_LoyaltyProviderSession_Status` ON `LoyaltyProviderSession` (`StatusId` ASC, `UpdatedOnUtc` ASC);

CREATE TABLE `LoyaltyProviderSessionStep` (`Id` INTEGER NOT NULL AUTO_INCREMENT,
    `Request` LONGTEXT CHARACTER SET utf8,
    `Answer` LONGTEXT CHARACTER SET utf8,
    `Code` NVARCHAR(60),
    `Reason` NVARCHAR(400),
    `Actor` NVARCHAR(100) NOT NULL,
    `SessionId` INTEGER NOT NULL,
    `Number` INTEGER NOT NULL,
    `ActionId` INTEGER NOT NULL,
    `StatusId` INTEGER NOT NULL,
    `Sequence` INTEGER NOT NULL,
    `Milliseconds` INTEGER NOT NULL,
    `CreatedOnUtc` datetime(6) NOT NULL, CONSTRAINT `PK_LoyaltyProviderSessionStep` PRIMARY KEY (`Id`)) ENGINE = INNODB;

CREATE UNIQUE INDEX `IX_LoyaltyProviderSessionStep_Number` ON `LoyaltyProviderSessionStep` (`SessionId` ASC, `Number` ASC);

ALTER TABLE `LoyaltyAccount` ADD CONSTRAINT `CK_LoyaltyAccount_Balance` CHECK (`Balance` >= 0);
ALTER TABLE `LoyaltyLot` ADD CONSTRAINT `CK_LoyaltyLot_Remaining` CHECK (`Remaining` >= 0);
ALTER TABLE `LoyaltyMember` ADD CONSTRAINT `CK_LoyaltyMember_Status` CHECK (`StatusId` IN (10, 20, 30));
ALTER TABLE `LoyaltyRedemption` ADD CONSTRAINT `CK_LoyaltyRedemption_Status` CHECK (`StatusId` IN (10, 20, 30, 40, 50));
