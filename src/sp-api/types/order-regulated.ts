import type { Open } from "./common"

/* Orders API v0, orders of regulated products (prescriptions …), names as Amazon's. */

export type VerificationStatus = Open<"Pending" | "Approved" | "Rejected" | "Expired" | "Cancelled">

export interface OrderRegulatedInfo {
  AmazonOrderId: string
  RegulatedInformation: {
    Fields: {
      FieldId: string
      FieldLabel: string
      FieldType: Open<"Text" | "FileAttachment">
      FieldValue: string
    }[]
  }
  RequiresDosageLabel: boolean
  RegulatedOrderVerificationStatus: {
    Status: VerificationStatus
    RequiresMerchantAction: boolean
    ValidRejectionReasons: RejectionReason[]
    RejectionReason?: RejectionReason
    ReviewDate?: string
    ExternalReviewerId?: string
    ValidVerificationDetails?: {
      VerificationDetailType: string
      ValidVerificationStatuses: VerificationStatus[]
    }[]
    ValidInterimStatusCodes?: { StatusCode: string; StatusDescription: string }[]
  }
}

export interface RejectionReason {
  RejectionReasonId: string
  RejectionReasonDescription: string
}

export interface UpdateVerificationStatusRequest {
  regulatedOrderVerificationStatus: {
    status?: VerificationStatus
    /** Who reviewed the order, as the seller names that person. */
    externalReviewerId: string
    /** One of the order's ValidRejectionReasons; required when it is rejected. */
    rejectionReasonId?: string
    verificationDetails?: {
      prescriptionDetail?: PrescriptionDetail
      approvedAlternativeDetails?: {
        attributeName: string
        originalValue: string
        approvedValue: string
      }[]
      interimStatusDetail?: { statusCode: string; statusDateTime: string }
    }
  }
}

export interface PrescriptionDetail {
  prescriptionId: string
  /** ISO 8601 instant. */
  expirationDate: string
  /** At least 1. */
  writtenQuantity: number
  totalRefillsAuthorized: number
  refillsRemaining: number
  clinicId: string
  usageInstructions: string
}
